#!/bin/bash
# Éprouve la sauvegarde en grand, hors de l'intégration continue : une base fictive est sauvegardée, restaurée ailleurs, vérifiée ; ses
# tables, puis un échantillon de pages, d'exports et de réponses de l'API doivent être les mêmes, octet pour octet ; une archive dont un
# octet a changé doit être refusée sans rien laisser. Dit les secondes de processeur par million de lignes (Linux).
# Usage : outils/sauvegarde/eprouver.sh [departement|region|nation] (nation par défaut ; compter cinq à douze minutes, deux gigaoctets).
# Ce que coûtent les deux commandes, comparé à un COPY : ./halle banc sauvegarde.
# SPDX-License-Identifier: MIT
set -euo pipefail
export LC_ALL=C.UTF-8 TZ=UTC
racine=$(cd "$(dirname "$0")/../.." && pwd -P)
echelle=${1:-nation}
dossier=$(mktemp -d)
# PostgreSQL, sous un autre compte que celui de l'administrateur, doit pouvoir traverser ce dossier.
chmod 711 "$dossier"
serveurs=()

menage() {
  for p in "${serveurs[@]:-}"; do [ -z "$p" ] || kill -TERM "$p" 2>/dev/null || :; done
  wait 2>/dev/null || :
  rm -rf "$dossier"
}
trap menage EXIT

echouer() { echo "ÉCHEC : $1"; exit 1; }

# Joue une commande de Halle jusqu'au bout et donne, dans « cout », ses secondes de processeur. PostgreSQL, qu'elle arrête et attend, en est.
cout=''
halle() {
  local nom=$1
  shift
  TIMEFORMAT='%U %S'
  { time "$racine/halle" "$@" >"$dossier/$nom.txt" 2>&1 || { cat "$dossier/$nom.txt" >&2; exit 1; }; } 2>"$dossier/$nom.temps" ||
    echouer "$(tail -n 3 "$dossier/$nom.txt")"
  cout=$(awk '{ print $1 + $2 }' "$dossier/$nom.temps")
}

# Le nombre de lignes de toutes les tables, d'après le manifeste de l'archive.
lignes() {
  unzip -p "$1" manifeste.json | tr ',{}' '\n\n\n' | sed -n 's/.*"lignes" *: *\([0-9]*\).*/\1/p' | awk '{ n += $1 } END { print n }'
}

par_million() { awk -v s="$1" -v n="$2" 'BEGIN { printf "%.1f", s * 1e6 / n }'; }

# Démarre Halle sur un dossier de données ; son port est dans « port ».
port=''
demarrer() {
  : >"$1.sortie"
  "$racine/halle" demarrer --donnees "$1" --port 0 >"$1.sortie" 2>&1 &
  serveurs+=($!)
  local patience=0
  until grep -q 'Halle est prête' "$1.sortie"; do
    kill -0 "${serveurs[-1]}" 2>/dev/null || { cat "$1.sortie"; echouer "Halle s'est arrêtée au lieu de démarrer"; }
    [ $((patience += 1)) -lt 600 ] || echouer "Halle n'est pas prête après une minute"
    sleep 0.1
  done
  port=$(sed -n 's/.*"port" : \([0-9]*\).*/\1/p' "$1/instance.json")
}

adresses() {
  local p=/programmes/pvd c
  for c in / $p /programmes /sources /concours /concours?q=ecole "/concours?tri=-montant" $p/laureats "$p/laureats?q=saint&tri=epci" \
    $p/financements "$p/financements?statut=comptees&tri=-accorde" "$p/financements?territoire=departement:59" $p/delais \
    /territoires?q=saint $p/regions/76 $p/regions/93 $p/departements/59 $p/departements/40 $p/departements/13 \
    /api/v1/programmes "/api/v1/programmes/pvd/synthese?territoire=nation" "/api/v1/programmes/pvd/synthese?territoire=departement:59" \
    /api/v1/programmes/pvd/laureats.csv /api/v1/programmes/pvd/financements /api/v1/concours; do
    echo "$c"
  done
}

# Chaque page, lue à deux dates, et d'après ce que l'on savait à un instant écrit : seul le port du serveur peut changer.
lire() {
  local sous=$1 rang=0 adresse au statut
  mkdir -p "$sous"
  while read -r adresse; do
    for au in 2024-06-15 2026-01-01; do
      case $adresse in *\?*) lie='&' ;; *) lie='?' ;; esac
      rang=$((rang + 1))
      statut=$(curl -s -o "$dossier/page" -w '%{http_code}' "http://127.0.0.1:$port$adresse${lie}au=$au&connu=$connu") || :
      sed "s/127\.0\.0\.1:$port/SERVEUR/g" "$dossier/page" >"$sous/$rang"
      echo "$rang $statut $adresse${lie}au=$au" >>"$sous/adresses"
    done
  done < <(adresses)
}

echo "Base fictive ($echelle)…"
halle generer generer --echelle "$echelle" --donnees "$dossier/origine"
archive=$dossier/archive.zip
halle sauvegarder sauvegarder "$archive" --donnees "$dossier/origine"
n=$(lignes "$archive")
[ "${n:-0}" -gt 0 ] || echouer "l'archive ne dit pas ses lignes"
echo "  $n lignes, archive de $(wc -c <"$archive") octets ; sauvegarder : $cout s de processeur, $(par_million "$cout" "$n") par million de lignes"
halle restaurer restaurer "$archive" --donnees "$dossier/copie"
echo "  restaurer : $cout s de processeur, $(par_million "$cout" "$n") par million de lignes, vérification comprise"
halle verifier verifier --donnees "$dossier/copie"
echo "  vérifier : $cout s de processeur ; base intègre"
halle resauvegarder sauvegarder "$dossier/copie.zip" --donnees "$dossier/copie"
for z in archive copie; do
  unzip -p "$dossier/$z.zip" empreintes.sha256 | grep ' tables/' | sort >"$dossier/$z.empreintes" || echouer "l'archive ne dit pas les empreintes de ses tables"
done
# Le chargement dans une base neuve y écrit sa propre version : le reste doit être le même.
cmp "$dossier/archive.empreintes" "$dossier/copie.empreintes" || echouer "une table restaurée n'est pas la même"
echo "  $(wc -l <"$dossier/archive.empreintes") tables identiques"

echo "Pages…"
connu=$(date -u +%Y-%m-%dT%H:%M:%SZ)
demarrer "$dossier/origine"
lire "$dossier/avant"
kill -TERM "${serveurs[-1]}"; wait "${serveurs[-1]}" 2>/dev/null || :
demarrer "$dossier/copie"
lire "$dossier/apres"
kill -TERM "${serveurs[-1]}"; wait "${serveurs[-1]}" 2>/dev/null || :
serveurs=()
! grep -v ' 200 ' "$dossier/avant/adresses" || echouer "une page ne se lit pas"
diff -rq "$dossier/avant" "$dossier/apres" || echouer "une page restaurée n'est pas la même ; les numéros sont dans $dossier/avant/adresses"
echo "  $(wc -l <"$dossier/avant/adresses") pages identiques, $(cat "$dossier"/avant/[0-9]* | wc -c) octets"

echo "Un octet changé…"
taille=$(wc -c <"$archive")
for part in 3 50 97; do
  ici=$((taille * part / 100))
  cp "$archive" "$dossier/abimee.zip"
  octet=$(od -An -tu1 -j "$ici" -N 1 "$archive")
  printf "\\$(printf '%03o' $(((octet + 1) % 256)))" | dd of="$dossier/abimee.zip" bs=1 seek="$ici" conv=notrunc status=none
  if "$racine/halle" restaurer "$dossier/abimee.zip" --donnees "$dossier/refusee" >"$dossier/refus.txt" 2>&1; then
    echouer "l'octet $ici a changé et l'archive a été acceptée"
  fi
  [ ! -e "$dossier/refusee/instance.json" ] && ! ls -d "$dossier"/refusee/postgres-[0-9]* >/dev/null 2>&1 || echouer "le refus a laissé une base"
  echo "  octet $ici : $(tail -n 1 "$dossier/refus.txt")"
done
