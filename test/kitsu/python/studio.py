"""The two productions: what exists, and which 60 tasks are the artist's."""

FILM = "Le Phare d'Aël"
SERIES = "Kitsune Tales きつね物語"

ASSETS = {
    FILM: [
        ("Character", "Aël"),
        ("Character", "灯台守 (lighthouse keeper)"),
        (
            "Character",
            "Grandmother with the very long embroidered winter coat, older version for the last act",
        ),
        ("Prop", "Lanterne cassée"),
        ("Prop", "🐙 Octopus in a jar"),
        ("Environment", "Lighthouse interior"),
        ("Environment", "Côte sauvage"),
        ("FX", "Storm_waves_large_v2"),
    ],
    SERIES: [
        ("Character", "Kitsune 狐"),
        ("Character", "Mr. Ōkami"),
        ("Prop", "Tea set"),
        ("Environment", "Bamboo forest"),
    ],
}

# production → [(episode or None, sequence, number of shots)]
SEQUENCES = {
    FILM: [(None, "SQ010", 6), (None, "SQ020", 6), (None, "SQ030 – Tempête", 6)],
    SERIES: [
        (episode, sequence, 4)
        for episode in ("E01", "E02", "E03 – The fox's wedding 狐の嫁入り")
        for sequence in ("SQ01", "SQ02")
    ],
}

TASK_TYPES = [
    ("Concept", "Asset"),
    ("Modeling", "Asset"),
    ("Shading", "Asset"),
    ("Rigging", "Asset"),
    ("Storyboard", "Shot"),
    ("Layout", "Shot"),
    ("Animation", "Shot"),
    ("Lighting", "Shot"),
    ("Compositing", "Shot"),
]

# How many of the artist's tasks: production → [(task type, for, first so many entities)]
MINE = {
    FILM: [("Animation", "Shot", 18), ("Layout", "Shot", 6), ("Rigging", "Asset", 6)],
    SERIES: [("Animation", "Shot", 24), ("Rigging", "Asset", 4), ("Modeling", "Asset", 2)],
}

# Shared with the artist, or others' alone.
OTHERS = {
    FILM: [("Modeling", "Asset", 8, "wilhelmina"), ("Lighting", "Shot", 6, "kenji")],
    SERIES: [("Layout", "Shot", 12, "kenji"), ("Storyboard", "Shot", 3, "totp")],
}

# The order in which the artist's 60 tasks take these, spread by a step of 7 (60 has no factor 7).
STATUSES = ["wip"] * 6 + ["done"] * 4 + ["retake"] * 5 + ["wfa"] * 6 + ["ready"] * 9
ESTIMATES = [480, 960, 240, 1440, 0, 720, 90, 2400, 480, 4800]
PRIORITIES = [0, 0, 1, 0, 2, 0, 0, 3, 0, 1]

# Whole days from today, or a word the schedule understands.
DUE_DONE = [-2, -4, -9, -16]
DUE = (
    [-1, -2, -3, -6, -9, -14, -30, -75]
    + ["today"] * 5
    + ["this week"] * 10
    + [7, 8, 9, 10, 12, 14, 15, 17, 20, 21, 24, 28, 33, 40, 47, 60, 90, 200]
    + [None] * 15
)

COMMENTS = [
    "Lovely arcs on the turn. Could the anticipation start four frames earlier?",
    "The left foot slides between 1042 and 1050, see the note on the preview.",
    "Retake: the eyeline should meet the lamp, not the window. Sinon c'est très beau !",
    "視線をもう少し下へ。Otherwise approved for lighting.",
    "Hold the last pose for 12 frames more. 👍",
    "Client asks for a calmer storm here.\n\n- less camera shake\n- keep the *spray* on the lens\n"
    "- check https://example.com/reference for the wave shape",
]
