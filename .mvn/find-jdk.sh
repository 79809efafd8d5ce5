# Trouve un JDK assez récent, même quand le « java » par défaut est plus ancien.
# À lire par « . .mvn/find-jdk.sh » : exporte JAVA_HOME, ou s'arrête sur une phrase qui dit quoi installer.
# SPDX-License-Identifier: MIT

halle_jdk_minimum=25

# Écrit la version majeure du JDK situé dans $1 ; rien si ce n'est pas un JDK complet.
halle_jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release" | head -n 1
}

# Retient $1 s'il convient et s'il est le plus ancien de ceux qui conviennent.
halle_jdk_candidat() {
  halle_v=$(halle_jdk_version "$1")
  [ -n "$halle_v" ] && [ "$halle_v" -ge "$halle_jdk_minimum" ] || return 0
  if [ -z "${halle_jdk_trouve-}" ] || [ "$halle_v" -lt "$halle_jdk_trouve_v" ]; then
    halle_jdk_trouve=$1
    halle_jdk_trouve_v=$halle_v
  fi
}

halle_jdk_chercher() {
  halle_jdk_trouve=
  halle_jdk_trouve_v=
  for halle_d in "${JAVA_HOME-}" "${JAVA25_HOME-}" "${JAVA_HOME_25_X64-}" "${JDK_25-}"; do
    if [ -n "$halle_d" ]; then halle_jdk_candidat "$halle_d"; fi
    [ -z "$halle_jdk_trouve" ] || return 0
  done
  if halle_c=$(command -v javac 2>/dev/null); then
    halle_c=$(readlink -f "$halle_c" 2>/dev/null || printf '%s' "$halle_c")
    halle_jdk_candidat "${halle_c%/bin/javac}"
    [ -z "$halle_jdk_trouve" ] || return 0
  fi
  if [ -x /usr/libexec/java_home ]; then
    halle_d=$(/usr/libexec/java_home -v "$halle_jdk_minimum+" 2>/dev/null) && halle_jdk_candidat "$halle_d"
  fi
  for halle_d in /usr/lib/jvm/* /usr/java/* /usr/local/*jdk* /opt/* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/*; do
    if [ -d "$halle_d" ]; then halle_jdk_candidat "$halle_d"; fi
  done
}

# L'appelant peut avoir coupé le développement des « * » (set -f) : on le rétablit le temps de chercher.
case $- in *f*) halle_glob=coupe; set +f ;; *) halle_glob= ;; esac
halle_jdk_chercher
[ -z "$halle_glob" ] || set -f
if [ -z "$halle_jdk_trouve" ]; then
  echo "Halle a besoin d'un JDK $halle_jdk_minimum ou plus récent et n'en trouve pas : installez-en un (paquet « temurin-25-jdk » ou « openjdk-25-jdk », ou « sdk install java 25-tem »), ou indiquez-le par JAVA_HOME." >&2
  exit 1
fi
JAVA_HOME=$halle_jdk_trouve
export JAVA_HOME
