#!/bin/bash
# Cinquante arrêts brutaux sous charge : kill -9 de Java, de PostgreSQL, des deux, à tour de rôle, parfois en plein démarrage.
# Après chacun, Halle doit repartir seule. Affiche chaque temps de reprise ; code 1 dès qu'une reprise manque.
# Usage : ./halle endurance [NOMBRE] (50 par défaut). Hors de l'intégration continue : compter dix minutes.
# SPDX-License-Identifier: MIT
set -euo pipefail
racine=$(cd "$(dirname "$0")/.." && pwd -P)
nombre=${1:-50}
dossier=$(mktemp -d)
sortie=$dossier/sortie.txt
donnees=$dossier/donnees
attente_max=60
lanceur='' charges=()

maintenant() { date +%s%N; }
ms() { echo $((($(maintenant) - $1) / 1000000)); }
champ() { sed -n "s/.*\"$1\" : \"\{0,1\}\([^\",]*\).*/\1/p" "$donnees/instance.json"; }

menage() {
  for p in "${charges[@]:-}" "$lanceur"; do [ -z "$p" ] || kill -TERM "$p" 2>/dev/null || :; done
  wait 2>/dev/null || :
  rm -rf "$dossier"
}
trap menage EXIT

demarrer() {
  : >"$sortie"
  "$racine/halle" demarrer --donnees "$donnees" --port 0 >"$sortie" 2>&1 &
  lanceur=$!
}

attendre_pret() {
  local debut=$1
  until grep -q 'Halle est prête' "$sortie"; do
    kill -0 "$lanceur" 2>/dev/null || { echo "Halle s'est arrêtée au lieu de démarrer :"; cat "$sortie"; exit 1; }
    [ "$(ms "$debut")" -lt $((attente_max * 1000)) ] || { echo "Pas prête après $attente_max s :"; cat "$sortie"; exit 1; }
    sleep 0.05
  done
}

# Demande une page et rend 0 si le serveur répond, quel que soit le statut attendu en $3.
page() {
  local reponse
  { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
  reponse=$(head -n 1 <&3 2>/dev/null) || :
  exec 3>&-
  case $reponse in *" $3"*) return 0 ;; *) return 1 ;; esac
}

charger() {
  while :; do page "$1" "$2" '' || :; done 2>/dev/null
}

mettre_sous_charge() {
  charger "$(champ port)" / & charges=($!)
  charger "$(champ portGestion)" /actuator/health & charges+=($!)
}

couper_la_charge() {
  for p in "${charges[@]:-}"; do [ -z "$p" ] || { kill "$p" && wait "$p"; } 2>/dev/null || :; done
  charges=()
}

pid_base() { head -n 1 "$donnees"/postgres-*/postmaster.pid 2>/dev/null || :; }

echo "Premier démarrage, sur une base vide…"
t=$(maintenant)
demarrer
attendre_pret "$t"
echo "  prête en $(ms "$t") ms"

for ((i = 1; i <= nombre; i++)); do
  mettre_sous_charge
  sleep "0.$((RANDOM % 9 + 1))"
  case $((i % 4)) in
    0) quoi='les deux, en plein démarrage' ;;
    1) quoi='Java' ;;
    2) quoi='PostgreSQL' ;;
    3) quoi='les deux' ;;
  esac
  gestion=$(champ portGestion)
  base=$(pid_base)
  t=$(maintenant)
  if [ "$quoi" = PostgreSQL ]; then
    kill -9 "$base"
    sleep 0.2
    until page "$gestion" /actuator/health 200 && [ "$(pid_base)" != "$base" ]; do
      [ "$(ms "$t")" -lt $((attente_max * 1000)) ] || { echo "La base n'est pas revenue :"; cat "$sortie"; exit 1; }
      sleep 0.05
    done
    couper_la_charge
  else
    kill -9 "$lanceur"
    [ "$quoi" = Java ] || kill -9 "$base"
    couper_la_charge
    wait "$lanceur" 2>/dev/null || :
    if [ $((i % 4)) = 0 ]; then
      demarrer
      sleep "$((RANDOM % 3)).$((RANDOM % 10))"
      kill -9 "$lanceur" 2>/dev/null || :
      base=$(pid_base)
      [ -z "$base" ] || ! grep -q postgres "/proc/$base/comm" 2>/dev/null || kill -9 "$base" 2>/dev/null || :
      wait "$lanceur" 2>/dev/null || :
      t=$(maintenant)
    fi
    demarrer
    attendre_pret "$t"
  fi
  printf '%3d  kill -9 de %-30s reprise en %5d ms\n' "$i" "$quoi" "$(ms "$t")"
done

"$racine/halle" verifier --donnees "$donnees"
kill -TERM "$lanceur"
wait "$lanceur" 2>/dev/null || :
lanceur=''
for proc in /proc/[0-9]*; do
  case $(readlink "$proc/cwd" 2>/dev/null || :) in
    "$donnees"/*) echo "Un processus est resté en marche : ${proc#/proc/} ($(cat "$proc/comm"))"; exit 1 ;;
  esac
done
echo "$nombre arrêts brutaux, $nombre reprises."
