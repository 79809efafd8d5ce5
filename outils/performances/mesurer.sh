#!/bin/bash
# Mesure le démarrage de Halle, sa mémoire et le prix de ses pages, et les compare à une application Spring Boot vide.
# Les temps de processeur comptent, non les durées : la machine peut être partagée. Les variantes alternent (A B C, A B C…).
# Usage : outils/performances/mesurer.sh [TOURS] (5 par défaut ; compter cinq à dix minutes). Écrit des tableaux Markdown.
# N'écoute que sur cet ordinateur, arrête ce qu'il a lancé, ne laisse rien. Linux seulement (/proc).
# SPDX-License-Identifier: MIT
set -euo pipefail
export LC_ALL=C.UTF-8
racine=$(cd "$(dirname "$0")/../.." && pwd -P)
tours=${1:-5}
attente_max=90
nu=/accessibilite
leger=/sources
national=/programmes/pvd
pages=(
  "$nu"
  "$leger"
  "$national"
  '/programmes/pvd/departements/40?au=2021-09-10'
  /programmes/pvd/laureats
  '/api/v1/programmes/pvd/synthese?territoire=departement:40&au=2021-09-10'
  '/api/v1/programmes/pvd/synthese?territoire=nation'
)
# Pour la mémoire : les mêmes, et ce qui demande le plus de place, exports et recherche.
melange=(
  "${pages[@]}"
  / /programmes/pvd/regions/93 /programmes/pvd/communes/40197 '/territoires?q=saint'
  /programmes/pvd/laureats.xlsx /programmes/pvd/niveaux.csv '/programmes/pvd/departements/13'
)

refuser() { echo "$1" >&2; exit 1; }
suivi() { printf '%4d s  %s\n' "$SECONDS" "$1" >&2; }

[ -r /proc/self/stat ] || refuser "Ces mesures lisent /proc : il faut Linux."
command -v curl >/dev/null || refuser "Il manque « curl » pour demander les pages : installez-le."
"$racine/halle" version >&2
. "$racine/.mvn/find-jdk.sh"
application=$(cd "$racine/target/halle-app" && pwd -P)
cache=$application/halle.aot
par_seconde=$(getconf CLK_TCK)

travail=$(mktemp -d)
chmod 711 "$travail"
mesures=$travail/mesures
: >"$mesures"
declare -A lances

# N'arrête que ce que ce script a lancé, par le signal retenu au lancement. Halle arrête elle-même sa base.
arreter() {
  kill "-${lances[$1]}" "$1" 2>/dev/null || :
  for _ in {1..300}; do
    kill -0 "$1" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 "$1" 2>/dev/null || :
  wait "$1" 2>/dev/null || :
  unset "lances[$1]"
}

# Les programmes d'abord, une base lancée sans Halle ensuite.
menage() {
  for signal in TERM INT; do
    for p in "${!lances[@]}"; do [ "${lances[$p]}" != "$signal" ] || arreter "$p"; done
  done
  if [ -f "$travail/cache-deja-la" ]; then
    [ ! -f "$travail/halle.aot" ] || mv "$travail/halle.aot" "$cache"
  else
    rm -f "$cache"
  fi
  rm -rf "$travail"
}
trap menage EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

maintenant() { date +%s%N; }
charge() { cut -d ' ' -f 1-3 /proc/loadavg; }
port_libre() {
  local p
  while :; do
    p=$((20000 + RANDOM % 10000))
    { exec 3<>"/dev/tcp/127.0.0.1/$p"; } 2>/dev/null || { echo "$p"; return; }
    exec 3>&-
  done
}

# Centièmes de seconde de processeur d'un processus et de ceux qu'il a lancés et vus finir. Les champs suivent le nom, entre parenthèses.
cpu() { awk -v s="$par_seconde" '{ sub(/^.*\) /, ""); print int(($12 + $13 + $14 + $15) * 100 / s) }' "/proc/$1/stat"; }

# De même pour un PostgreSQL : le processus principal, les connexions finies, et celles en cours.
cpu_base() {
  { cat /proc/[0-9]*/stat 2>/dev/null || :; } | awk -v base="$1" -v s="$par_seconde" '
    { pid = $1; sub(/^.*\) /, "") }
    pid == base { t += $12 + $13 + $14 + $15 }
    $2 == base { t += $12 + $13 }
    END { print int(t * 100 / s) }'
}

memoire() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$1/status"; }
pid_base() { head -n 1 "$1"/postgres-*/postmaster.pid; }

# Attend que « / » réponde 200.
attendre_page() {
  local port=$1 pid=$2 debut reponse
  debut=$SECONDS
  while :; do
    if { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; then
      printf 'GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
      reponse=
      read -r -t 30 reponse <&3 || :
      exec 3>&-
      case $reponse in *' 200'*) return 0 ;; esac
    fi
    kill -0 "$pid" 2>/dev/null || { cat "$travail/sortie" >&2; refuser "Le programme s'est arrêté au lieu de démarrer."; }
    [ $((SECONDS - debut)) -lt "$attente_max" ] || { cat "$travail/sortie" >&2; refuser "Pas de page après $attente_max s."; }
    sleep 0.02
  done
}

# Lance Halle sur le dossier $1 et attend sa première page : $halle est son pid, $port son port, $duree la durée en ms.
lancer_halle() {
  local t
  port=$(port_libre)
  t=$(maintenant)
  "$racine/halle" demarrer --donnees "$1" --port "$port" >"$travail/sortie" 2>&1 &
  halle=$!
  lances[$halle]=TERM
  attendre_page "$port" "$halle"
  duree=$((($(maintenant) - t) / 1000000))
}

mesurer_halle() {
  lancer_halle "$travail/donnees"
  noter demarrage "$1" "$duree" "$(cpu "$halle")" "$(cpu_base "$(pid_base "$travail/donnees")")" "$(memoire "$halle")"
  arreter "$halle"
}

# La même base, par la commande de Halle, puis l'application vide avec les réglages de Java de Halle.
mesurer_vide() {
  local t base vide
  t=$(maintenant)
  (cd "$travail/donnees" && exec "${compte[@]}" "${commande_base[@]}") >"$travail/base" 2>&1 &
  base=$!
  lances[$base]=INT
  until [ "$(sed -n '8s/ *$//p' "$travail"/donnees/postgres-*/postmaster.pid 2>/dev/null)" = ready ]; do
    kill -0 "$base" 2>/dev/null || { cat "$travail/base" >&2; refuser "PostgreSQL ne démarre pas."; }
    sleep 0.02
  done
  port=$(port_libre)
  SPRING_DATASOURCE_PASSWORD=$(cat "$travail/donnees/secrets/halle_lecture") \
    "$JAVA_HOME/bin/java" "${reglages_java[@]}" -cp "$chemin_vide" vide.ApplicationVide --server.address=127.0.0.1 \
    "--server.port=$port" "--spring.datasource.url=jdbc:postgresql://127.0.0.1:$port_base/halle" \
    --spring.datasource.username=halle_lecture >"$travail/sortie" 2>&1 &
  vide=$!
  lances[$vide]=TERM
  attendre_page "$port" "$vide"
  noter demarrage vide $((($(maintenant) - t) / 1000000)) "$(cpu "$vide")" "$(cpu_base "$base")" "$(memoire "$vide")"
  arreter "$vide"
  arreter "$base"
}

noter() { (IFS='|'; echo "$*") >>"$mesures"; }

# Demande $2 fois chaque page de la suite, l'une après l'autre, sur une seule connexion ; refuse autre chose que 200.
demander() {
  local port=$1 fois=$2 adresse i
  shift 2
  for ((i = 0; i < fois; i++)); do
    for adresse in "$@"; do printf 'url = "http://127.0.0.1:%s%s"\noutput = /dev/null\n' "$port" "$adresse"; done
  done >"$travail/demandes"
  curl -s --max-time 60 -w '%{http_code} %{url_effective}\n' -K "$travail/demandes" >"$travail/reponses" || :
  ! grep -v '^200 ' "$travail/reponses" >&2 || refuser "Une page n'a pas répondu 200."
  [ "$(wc -l <"$travail/reponses")" -eq $((fois * $#)) ] || refuser "Des pages n'ont pas répondu."
}

# Assez de demandes pour que le centième de seconde du noyau ne compte plus.
fois_par_mesure() { case $1 in "$nu" | "$leger") echo 400 ;; *) echo 60 ;; esac; }

# --- Préparation ---
if [ -f "$cache" ]; then
  : >"$travail/cache-deja-la"
else
  suivi "enregistrement du cache de démarrage (./halle accelerer)"
  "$racine/halle" accelerer >&2
fi
mv "$cache" "$travail/halle.aot"

suivi "préparation d'une base, et de l'application vide"
lancer_halle "$travail/donnees"
mapfile -d '' commande_base <"/proc/$(pid_base "$travail/donnees")/cmdline"
mapfile -d '' commande_java <"/proc/$halle/cmdline"
port_base=$(cat "$travail/donnees/port-postgres")
reglages_java=()
for mot in "${commande_java[@]:1}"; do
  [ "$mot" != -jar ] || break
  reglages_java+=("$mot")
done
arreter "$halle"

# PostgreSQL refuse de tourner en administrateur : le même détour que Halle.
compte=()
if [ "$(id -u)" = 0 ]; then
  if unshare -U true 2>/dev/null; then
    compte=(unshare -U)
  else
    compte=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  fi
fi

chemin_vide=$travail/vide
for motif in 'spring-boot-[0-9]*' spring-boot-{autoconfigure,webmvc,servlet,tomcat,web-server,http-converter,jackson}-'[0-9]*' \
  spring-boot-{jdbc,sql,transaction,persistence}-'[0-9]*' spring-{aop,beans,context,core,expression,jdbc,tx,web,webmvc}-'[0-9]*' \
  'tomcat-embed-*' 'jackson-*' 'HikariCP-*' 'postgresql-*' 'logback-*' 'log4j-*' 'jul-to-slf4j-*' 'slf4j-api-*' 'snakeyaml-[0-9]*' \
  'jakarta.annotation-api-*' 'micrometer-commons-*' 'micrometer-observation-*' 'commons-logging-*' 'jspecify-*'; do
  for jar in "$application"/lib/$motif.jar; do chemin_vide=$chemin_vide:$jar; done
done
"$JAVA_HOME/bin/javac" -parameters -d "$travail/vide" -cp "$chemin_vide" "$racine/outils/performances/ApplicationVide.java"

# --- Démarrage ---
charge_debut=$(charge)
for ((tour = 1; tour <= tours; tour++)); do
  suivi "démarrages, tour $tour sur $tours (charge $(charge))"
  mesurer_vide
  mesurer_halle halle
  cp "$travail/halle.aot" "$cache.tmp" && mv "$cache.tmp" "$cache"
  mesurer_halle halle-cache
  rm -f "$cache"
done
charge_demarrage="$charge_debut, puis $(charge)"

# --- Mémoire, puis pages : deux Halle côte à côte, l'une avec le compilateur rapide (C1), l'autre avec les deux ---
cp -a "$travail/donnees" "$travail/donnees-c2"
lancer_halle "$travail/donnees"
c1=$halle port_c1=$port base_c1=$(pid_base "$travail/donnees")
memoire_depart=$(memoire "$c1")
suivi "mémoire : cinq cents demandes mêlées"
demander "$port_c1" $((500 / ${#melange[@]} + 1)) "${melange[@]}"
demandes_melees=$(wc -l <"$travail/reponses")
memoire_melange=$(memoire "$c1")

export HALLE_JAVA_OPTIONS="${HALLE_JAVA_OPTIONS-} -XX:TieredStopAtLevel=4"
lancer_halle "$travail/donnees-c2"
c2=$halle port_c2=$port base_c2=$(pid_base "$travail/donnees-c2")

suivi "échauffement"
demander "$port_c1" 60 "${pages[@]}"
demander "$port_c2" 250 "${pages[@]}"
# Les pages légères s'échauffent en nombre de demandes : trop froides, elles embelliraient les rapports.
for port in "$port_c1" "$port_c2"; do demander "$port" 800 "$nu" "$leger"; done

mesurer_page() {
  local nom=$1 port=$2 java=$3 base=$4 page=$5 fois j b
  fois=$(fois_par_mesure "$page")
  j=$(cpu "$java") b=$(cpu_base "$base")
  demander "$port" "$fois" "$page"
  noter "$nom" "$page" "$fois" $(($(cpu "$java") - j)) $(($(cpu_base "$base") - b))
}

charge_debut=$(charge)
for ((tour = 1; tour <= tours; tour++)); do
  suivi "pages, tour $tour sur $tours (charge $(charge))"
  for page in "${pages[@]}"; do
    mesurer_page c1 "$port_c1" "$c1" "$base_c1" "$page"
    mesurer_page c2 "$port_c2" "$c2" "$base_c2" "$page"
  done
done
charge_pages="$charge_debut, puis $(charge)"
memoire_fin=$(memoire "$c1") memoire_fin_c2=$(memoire "$c2")

# --- Ce que fait une page : requêtes SQL et taille ---
suivi "requêtes SQL et taille des pages"
journal=$travail/donnees/journaux/postgres.log
echo "log_statement = 'all'" >>"$(echo "$travail"/donnees/postgres-*)/postgresql.conf"
kill -HUP "$base_c1"
sleep 2
for page in "${pages[@]}"; do
  sleep 0.3
  avant=$(wc -l <"$journal")
  octets=$(curl -s -o /dev/null -w '%{size_download}' "http://127.0.0.1:$port_c1$page")
  sleep 0.3
  requetes=$(tail -n "+$((avant + 1))" "$journal" | grep -ciE 'LOG: +(execute|statement)[^:]*: +(select|with)' || :)
  traces=$(curl -s "http://127.0.0.1:$port_c1$page" | { grep -oE '<path [^>]*>' || :; } | wc -c)
  noter contenu "$page" "$requetes" "$octets" "$traces"
done
arreter "$c1"
arreter "$c2"

# --- Tableaux ---
modele=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
cat <<FIN
Machine : $(nproc) cœurs${modele:+ ($modele)}, $(awk '/^MemTotal/ { print int($2 / 1048576 + 0.5) }' /proc/meminfo) Go ; $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release) ; JDK $(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release").
Réglages de Java : $(sed 's/ -Dstd[^ ]*//g' <<<"${reglages_java[*]}").
$tours tours. Charge de la machine (1, 5 et 15 minutes) : $charge_demarrage pendant les démarrages ; $charge_pages pendant les pages.

FIN
awk -F'|' -v nu="$nu" -v leger="$leger" -v national="$national" -v depart="$memoire_depart" -v melange="$memoire_melange" \
  -v demandes="$demandes_melees" -v fin="$memoire_fin" -v fin2="$memoire_fin_c2" -f "$racine/outils/performances/tableaux.awk" "$mesures" \
  | sed -E 's/([0-9])\.([0-9])/\1,\2/g'
