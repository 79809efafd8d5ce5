#!/bin/bash
# Éprouve l'import en grand, hors de l'intégration continue : un CSV de 200 Mo dans un tas de 256 Mo, deux fois, puis défait ; puis
# un vrai disque plein, sur un petit système de fichiers en mémoire (passé et dit si l'on n'a pas le droit d'en monter un).
# Usage : outils/imports/eprouver.sh [MEGAOCTETS] (200 par défaut ; compter dix à vingt minutes et quatre gigaoctets de disque).
# SPDX-License-Identifier: MIT
set -euo pipefail
export LC_ALL=C.UTF-8
racine=$(cd "$(dirname "$0")/../.." && pwd -P)
mega=${1:-200}
dossier=$(mktemp -d)
petit=''

menage() {
  [ -z "$petit" ] || umount "$petit" 2>/dev/null || :
  rm -rf "$dossier"
}
trap menage EXIT

halle() { HALLE_JAVA_OPTIONS='-Xmx256m' "$racine/halle" "$@"; }

# Des lignes de la longueur de celles que l'État publie.
generer() {
  awk -v octets="$1" 'BEGIN {
    e = "id_projet,id_terr,nom_terr,pop19,dotation,echelon,categorie,description,cout_total,montant_sub"
    print e; n = length(e) + 1
    for (i = 0; n < octets; i++) {
      l = sprintf("g%08d,40282,Saint-Sever,4885,DETR,commune,7 - Construction,\"Réfection de la toiture de la halle, tranche %d, mise aux normes et accessibilité des abords, éclairage et mobilier\",%d,%d.5", i, i, 20000 + i % 9000, i % 9000)
      print l; n += length(l) + 8
    }
  }'
}

echo "CSV de $mega Mo…"
generer $((mega * 1000000)) >"$dossier/geant-2019.csv"
lignes=$(($(wc -l <"$dossier/geant-2019.csv") - 1))
echo "  $(wc -c <"$dossier/geant-2019.csv") octets, $lignes lignes"
for passage in premier second; do
  debut=$(date +%s)
  halle importer dotations "$dossier/geant-2019.csv" --sans-temoins --donnees "$dossier/donnees" >"$dossier/$passage.txt" 2>&1 ||
    { cat "$dossier/$passage.txt"; exit 1; }
  echo "  $passage import : $(($(date +%s) - debut)) s, base comprise"
  grep ' lues, ' "$dossier/$passage.txt"
done
grep -q "$lignes lues, $lignes créées" "$dossier/premier.txt" || { echo "Le premier import n'a pas tout créé."; exit 1; }
grep -q "$lignes lues, 0 créées, 0 modifiées, $lignes inchangées" "$dossier/second.txt" || { echo "Le second a changé quelque chose."; exit 1; }
halle verifier --donnees "$dossier/donnees" >"$dossier/verifier.txt" 2>&1 || { cat "$dossier/verifier.txt"; exit 1; }
echo "  base intègre"
rm -rf "$dossier/donnees"

echo "Disque plein…"
mkdir "$dossier/petit"
if ! mount -t tmpfs -o size=700m halle-petit "$dossier/petit" 2>/dev/null; then
  echo "  PASSÉ : il faut pouvoir monter un système de fichiers en mémoire."
  exit 0
fi
petit=$dossier/petit
printf 'insee_com,lib_com,id_pvd,date_signature\n40197,Mont-de-Marsan,pvd-essai-1,2021-04-22\n' >"$dossier/liste-2021.csv"
chmod 755 "$dossier" "$petit"
halle importer pvd "$dossier/liste-2021.csv" --a-blanc --sans-temoins --donnees "$petit/donnees" >"$dossier/plein.txt" 2>&1 ||
  { cat "$dossier/plein.txt"; exit 1; }
libre=$(($(df --output=avail -B1 "$petit" | tail -n 1) - 40000000))
fallocate -l "$libre" "$petit/lest"
if halle importer dotations "$dossier/geant-2019.csv" --donnees "$petit/donnees" >"$dossier/plein.txt" 2>&1; then
  echo "L'import devait manquer de place."; exit 1
fi
tail -n 1 "$dossier/plein.txt"
rm "$petit/lest"
halle verifier --donnees "$petit/donnees" >"$dossier/verifier.txt" 2>&1 || { cat "$dossier/verifier.txt"; exit 1; }
halle imports --donnees "$petit/donnees" | grep -q "Aucun fichier" || { echo "Il reste un import."; exit 1; }
halle importer pvd "$dossier/liste-2021.csv" --donnees "$petit/donnees" >"$dossier/plein.txt" 2>&1 ||
  { cat "$dossier/plein.txt"; exit 1; }
echo "  base intègre, rien d'écrit, et l'import suivant réussit une fois la place rendue."
