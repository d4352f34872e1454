#!/bin/sh
# Makes the practice studio's own movies: a box over a horizon, with the frame number burnt in.
# Encoded as Kitsu encodes what it is given (a keyframe every second frame, AAC), but small.
# Needs ffmpeg with drawtext; the results are committed, so nobody needs it to run the studio.
set -e
cd "$(dirname "$0")"

# name, frames a second, colour of the sky, of the ground, and what is written
make() {
  ffmpeg -hide_banner -loglevel error -y -bitexact \
    -f lavfi -i "color=c=$3:s=1920x1080:r=$2:d=2" \
    -f lavfi -i 'color=c=0xf4d58d:s=120x120' -f lavfi -i 'anullsrc=r=44100:cl=stereo' \
    -filter_complex "[0:v]drawbox=y=720:h=360:w=1920:t=fill:color=$4[land];
      [land][1:v]overlay=x='140+n*32':y='600-260*abs(sin(n/8))':eof_action=repeat,
      drawtext=text='$5':x=60:y=50:fontsize=56:fontcolor=white,
      drawtext=text='%{eif\:n+1001\:d}':x=w-tw-60:y=h-th-50:fontsize=96:fontcolor=white" \
    -t 2 -shortest -pix_fmt yuv420p -c:v libx264 -preset veryslow -crf 44 -tune animation \
    -x264opts keyint=2:scenecut=0 -c:a aac -b:a 16k -movflags +faststart "$1.mp4"
}

make dyke 24 0x35506b 0x4c6b4f 'SQ020 SH010  blocking'
make heron 24 0x6b4b35 0x40584c 'SQ020 SH020  spline'
make platform 25 0x2b2d42 0x3d405b 'E01 SQ01 SH0020  timing'

# A sketch for a note: the pose that is held longer.
ffmpeg -hide_banner -loglevel error -y -i dyke.mp4 -vf "select=eq(n\,19),scale=480:-1,drawbox=x=140:y=90:w=90:h=70:color=red:t=3" \
  -vframes 1 -update 1 -pix_fmt pal8 reference.png
