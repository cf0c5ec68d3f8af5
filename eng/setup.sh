# Sourced by ./demo and ./test: installs what is missing with the distribution's packages, or says in one line what to do.
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi; }

install_package() {
  command -v apt-get >/dev/null || return 1
  echo "installing $1 ..."
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

need_ffmpeg() {
  if command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null; then ffmpeg -version | head -1; return; fi
  install_package ffmpeg || { echo "FFmpeg is missing: install it (Debian and Ubuntu: apt-get install ffmpeg) and run this again." >&2; exit 3; }
}

need_dotnet() {
  if command -v dotnet >/dev/null && dotnet --list-sdks | grep -q '^10\.'; then echo ".NET SDK $(dotnet --version)"; return; fi
  install_package dotnet-sdk-10.0 2>/dev/null || {
    echo "The .NET 10 SDK is missing and this distribution has no package dotnet-sdk-10.0: install it from Microsoft and run this again." >&2
    exit 3
  }
}
