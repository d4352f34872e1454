"""Everyone who can sign in, and the states of an account that a sign-in page meets."""

import pyotp

PASSWORD = "kitsu-companion"

# (e-mail name, first name, last name, role, department)
CREW = [
    ("artist", "Noémie", "Lefèvre", "user", "Animation"),
    ("supervisor", "Ingrid", "Sørensen", "supervisor", "Animation"),
    ("manager", "Amadou", "Diallo", "manager", None),
    ("admin", "Rosa", "Quintero", "admin", None),
    ("kenji", "健二", "佐藤", "user", "Animation"),
    ("wilhelmina", "Wilhelmina-Alexandrina", "van den Bergh-Oosterhout", "user", "Modeling"),
]

# (e-mail name, first name, last name, case)
SPECIAL = [
    ("totp", "Tova", "Codes", "totp"),
    ("email-code", "Emil", "Lettre", "email-code"),
    ("deactivated", "Dag", "Departed", "deactivated"),
    ("default-password", "Newa", "Comer", "default-password"),
    ("lockout", "Loki", "Fumble", "lockout"),
    ("empty", "Ema", "Nothing", "empty"),
]


def address(name):
    return f"{name}@example.com"


def hashed(password):
    """As zou hashes it, with the least rounds: a third of a second of each sign-in of a test was this."""
    import flask_bcrypt

    return flask_bcrypt.generate_password_hash(password, 4)


def create_all():
    """Makes the people straight in the database: no route sets these states. Returns accounts."""
    from zou.app.models.department import Department
    from zou.app.models.person import Person

    password = hashed(PASSWORD)
    accounts = []
    for name, first, last, role, department in CREW:
        departments = Department.query.filter_by(name=department).all() if department else []
        person = _person(Person, name, first, last, role, password)
        person.departments = departments
        person.save()
        if name in ("artist", "supervisor", "manager", "admin"):
            accounts.append(_account(name, person, role))
    for name, first, last, case in SPECIAL:
        person = _person(Person, name, first, last, "user", password)
        account = _account(name, person, "user")
        account["case"] = case
        _set_case(person, case, account)
        person.save()
        accounts.append(account)
    return accounts


def _person(model, name, first, last, role, password):
    return model(
        email=address(name),
        first_name=first,
        last_name=last,
        role=role,
        password=password,
        active=True,
        timezone="Europe/Paris",
        locale="en_US",
    )


def _account(name, person, role):
    return {
        "email": address(name),
        "password": PASSWORD,
        "role": "artist" if role == "user" else role,
        "name": f"{person.first_name} {person.last_name}",
    }


def _set_case(person, case, account):
    if case == "totp":
        from zou.app.services.auth_service import generate_recovery_codes

        person.totp_enabled = True
        person.totp_secret = account["totpSecret"] = pyotp.random_base32()
        person.preferred_two_factor_authentication = "totp"
        account["recoveryCodes"] = generate_recovery_codes()
        person.otp_recovery_codes = [hashed(code) for code in account["recoveryCodes"]]
    elif case == "email-code":
        person.email_otp_enabled = True
        person.email_otp_secret = pyotp.random_base32()
        person.preferred_two_factor_authentication = "email_otp"
        person.otp_recovery_codes = []
    elif case == "deactivated":
        person.active = False
    elif case == "default-password":
        account["password"] = "default"
        person.password = hashed("default")
