#!/usr/bin/env bash
# Parity and speed on any box with a GPU, or with --device cpu on one without: nothing of this repository is needed but what is named.
#   run.sh CRAB GOLDENS BRIDGE [--device cuda|cpu] [--shape CONFIG_JSON] [--tokens "1024 2048"] [--steps N] [--rank R]
# CRAB     folder of a self-contained crab built with -p:TorchBackend=none (see docs/training.md); it is copied, not changed
# GOLDENS  folder of reference numbers; "-" leaves parity out
# BRIDGE   folder with TorchSharp's src/Native/LibTorchSharp, or "-" to use the bridge in CRAB. It is compiled against the installed
#          PyTorch where that is not 2.10.
# The libtorch is CRAB_LIBTORCH, else that of the installed PyTorch. Everything is made in a folder that is removed at the end.
set -euo pipefail
usage() { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
[ $# -ge 3 ] || usage
crab=$1 goldens=$2 bridge=$3; shift 3
here=$(dirname "$(readlink -f "$0")")
device=cuda shape='' tokens='1024 2048' steps=5 rank=128
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || usage
  case $1 in
    --device) device=$2 ;; --shape) shape=$2 ;; --tokens) tokens=$2 ;; --steps) steps=$2 ;; --rank) rank=$2 ;; *) usage ;;
  esac
  shift 2
done
case $device in cpu|cuda) ;; *) usage ;; esac
shape=${shape:-$here/qwen2.5-omni-7b.json}
[ -f "$crab/crab" ] || { echo "run.sh: $crab: no file named crab in it; name the folder of a self-contained crab." >&2; exit 2; }

python=$(command -v "${PYTHON:-python3}" || true)
torch=$([ -n "$python" ] && "$python" -c 'import os, torch; print(os.path.dirname(torch.__file__))' 2>/dev/null || true)
if [ -z "${CRAB_LIBTORCH:-}" ]; then
  [ -n "$torch" ] || { echo "run.sh: no libtorch: set CRAB_LIBTORCH to its folder, or install PyTorch." >&2; exit 1; }
  export CRAB_LIBTORCH=$torch/lib
  for libraries in "$torch"/../nvidia/*/lib; do [ -d "$libraries" ] && LD_LIBRARY_PATH=$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}; done
  export LD_LIBRARY_PATH=$CRAB_LIBTORCH${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$crab" "$work/crab"
crab=$work/crab
version=$([ -n "$torch" ] && "$python" -c 'import torch; print(torch.__version__)' || echo unknown)
if [ "$bridge" != - ]; then
  case $version in
    2.10.*) echo "PyTorch $version: the packaged bridge fits." ;;
    unknown) echo "run.sh: no PyTorch to compile the bridge against; using the packaged one." >&2 ;;
    *)
      echo "PyTorch $version: compiling the bridge ..."
      abi=$("$python" -c 'import torch; print(int(torch._C._GLIBCXX_USE_CXX11_ABI))')
      find "$bridge" -maxdepth 1 \( -name '*.cpp' -o -name '*.c' \) -print0 | xargs -0 -P "$(nproc)" -I{} sh -c '
        g++ -x c++ -std=c++17 -O1 -fPIC -w -D_GLIBCXX_USE_CXX11_ABI="$3" -I"$1/.." -I"$2/include" -I"$2/include/torch/csrc/api/include" -c "{}" -o "$4/$(basename "{}").o"' \
        - "$bridge" "$torch" "$abi" "$work" || { echo "run.sh: the bridge does not compile against PyTorch $version; install 2.10 or 2.11." >&2; exit 1; }
      libraries=(-ltorch -ltorch_cpu -lc10)
      [ -e "$torch/lib/libtorch_cuda.so" ] && libraries+=(-ltorch_cuda -lc10_cuda)
      g++ -shared "$work"/*.o -L"$torch/lib" "${libraries[@]}" -o "$crab/libLibTorchSharp.so" ;;
  esac
fi

echo "== crab info"
"$crab/crab" info
status=0
if [ "$goldens" != - ]; then
  echo "== parity on $device"
  "$crab/crab" parity "$goldens" --device "$device" || status=1
fi
echo "== speed on $device: crab"
read -ra lengths <<<"$tokens"
numbers=(); for length in "${lengths[@]}"; do numbers+=(--tokens "$length"); done
half=(); [ "$device" = cuda ] && half=(--bf16)
"$crab/crab" bench --model-shape "$shape" --device "$device" "${numbers[@]}" --steps "$steps" --rank "$rank" "${half[@]}" || status=1
if [ -n "$torch" ]; then
  echo "== speed on $device: Python's PyTorch"
  "$python" "$here/pytorch.py" "$shape" --device "$device" --tokens "${lengths[@]}" --steps "$steps" --rank "$rank" "${half[@]}" || status=1
fi
exit $status
