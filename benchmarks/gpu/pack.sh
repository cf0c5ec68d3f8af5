#!/usr/bin/env bash
# Packs all that run.sh takes into one folder, for a box that has PyTorch and a GPU and neither .NET nor this repository:
#   pack.sh OUT [GOLDENS] [BRIDGE]
# GOLDENS  folder of reference numbers: what crab parity reads of it is packed. "-" (default): none.
# BRIDGE   TorchSharp's src/Native/LibTorchSharp, for a PyTorch whose libtorch is not 2.10. "-" (default): none.
# There: OUT/gpu/run.sh OUT/crab OUT/goldens OUT/bridge/LibTorchSharp, with "-" for what was not packed. Exit code 1: over 60 MiB.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
if [ $# -lt 1 ] || [ $# -gt 3 ]; then sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; fi
out=$1 goldens=${2:--} bridge=${3:--} most=$((60 << 20))
if [ -e "$out" ] && [ -n "$(ls -A "$out")" ]; then echo "pack.sh: $out: not empty; name a new folder." >&2; exit 2; fi
for folder in "$goldens" "$bridge"; do
  if [ "$folder" != - ] && [ ! -d "$folder" ]; then echo "pack.sh: $folder: no such folder." >&2; exit 2; fi
done

mkdir -p "$out/gpu"
dotnet publish "$here/../../src/Crab.Trainer" -c Release -p:PublishProfile=Box -v q --nologo -o "$out/crab"
cp "$here"/run.sh "$here"/pytorch.py "$here"/*.json "$out/gpu/"
if [ "$goldens" != - ]; then
  mkdir -p "$out/goldens/preprocess"
  for part in thinker tokenizer; do [ ! -d "$goldens/$part" ] || cp -rL "$goldens/$part" "$out/goldens/"; done
  for part in log_mel patches; do [ ! -f "$goldens/preprocess/$part.safetensors" ] || cp -L "$goldens/preprocess/$part.safetensors" "$out/goldens/preprocess/"; done
fi
# The bridge includes its neighbour's headers as ../Utils.h and the like.
if [ "$bridge" != - ]; then
  mkdir -p "$out/bridge"
  cp -rL "$bridge" "$out/bridge/LibTorchSharp"
  find "$bridge/.." -maxdepth 1 -name '*.h' -exec cp -L {} "$out/bridge/" \;
fi
size=$(du -sb "$out" | cut -f1)
echo "$out: $((size >> 20)) MiB"
[ "$size" -le "$most" ] || { echo "pack.sh: over $((most >> 20)) MiB." >&2; exit 1; }
