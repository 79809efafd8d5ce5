#!/bin/sh
# Reconstruit les référentiels territoriaux de Halle à partir de paquets npm aux versions figées.
# Usage : outils/territoires/construire.sh [dossier-de-sortie]
# Les paquets viennent du registre npm configuré sur le poste ; rien n'est installé.
set -eu

ici=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
sortie=${1:-"$ici/../../src/main/resources/territoire"}
travail=$(mktemp -d)
trap 'rm -rf "$travail"' EXIT INT TERM

# La liste des paquets et de leurs versions n'est écrite qu'une fois, dans sources.mjs.
node "$ici/sources.mjs" > "$travail/paquets.txt"
while IFS=' ' read -r dossier paquet; do
  mkdir "$travail/$dossier"
  archive=$(cd "$travail" && npm pack "$paquet" --silent)
  tar -xzf "$travail/$archive" -C "$travail/$dossier" --strip-components=1
  rm "$travail/$archive"
done < "$travail/paquets.txt"

mkdir -p "$sortie"
node "$ici/construire.mjs" "$travail" "$sortie"
