# Sourced by the launchers: builds a program when it is missing or older than its sources, then becomes it.
launch() {
  local root=$1 project=$2 program=$3; shift 3
  local output="$root/artifacts/bin/$project/release_linux-x64" stamp="$root/artifacts/.$program-built"
  if ! command -v dotnet >/dev/null; then
    echo "$program: the .NET 10 SDK is not installed. Run ./demo or ./test once, or install the package dotnet-sdk-10.0." >&2
    exit 3
  fi
  if [ ! -e "$output/$program.dll" ] || [ ! -e "$stamp" ] ||
     [ -n "$(find "$root/src" "$root/eng" "$root/samples/CustomAdapter" "$root"/Directory.*.props "$root"/Directory.*.targets -newer "$stamp" -type f -print -quit)" ]; then
    echo "$program: building (once after each change of the sources) ..." >&2
    local log="$root/artifacts/.$program-build.log"
    mkdir -p "$root/artifacts"
    if ! dotnet build "$root/src/$project/$project.csproj" -c Release -v q --nologo >"$log" 2>&1; then
      cat "$log" >&2
      echo "$program: the build failed; see above." >&2
      exit 3
    fi
    touch "$stamp"
  fi
  exec dotnet "$output/$program.dll" "$@"
}
