# Met en tableaux les mesures de mesurer.sh : le meilleur et le médian de chaque série, et leurs rapports.
# SPDX-License-Identifier: MIT

function ajouter(serie, valeur) { mesure[serie, ++nombre[serie]] = valeur }

function rang(serie, k,    i, j, n, t, v) {
  n = nombre[serie]
  for (i = 1; i <= n; i++) {
    v = mesure[serie, i]
    for (j = i - 1; j >= 1 && t[j] > v; j--) t[j + 1] = t[j]
    t[j + 1] = v
  }
  return n % 2 || k == 1 ? t[k ? k : (n + 1) / 2] : (t[n / 2] + t[n / 2 + 1]) / 2
}
function meilleur(serie) { return rang(serie, 1) }
function median(serie) { return rang(serie, 0) }
function deux(serie, format) { return sprintf(format " (" format ")", median(serie), meilleur(serie)) }
function rapport(a, b) { return b ? sprintf("%.2f (%.2f)", median(a) / median(b), meilleur(a) / meilleur(b)) : "" }
function verdict(valeur, but) { return valeur <= but ? "tenu" : "non tenu" }

$1 == "demarrage" {
  ajouter("duree" $2, $3 / 1000)
  ajouter("java" $2, $4 / 100)
  ajouter("base" $2, $5 / 100)
  ajouter("total" $2, ($4 + $5) / 100)
  ajouter("rss" $2, $6)
}

$1 == "c1" || $1 == "c2" {
  ajouter("java" $1 $2, $4 * 10 / $3)
  ajouter("base" $1 $2, $5 * 10 / $3)
  ajouter("total" $1 $2, ($4 + $5) * 10 / $3)
}

$1 == "contenu" { page[++pages] = $2; requetes[$2] = $3; octets[$2] = $4; traces[$2] = $5 }

function demarrage(nom, libelle) {
  printf "| %s | %s | %s | %s | %s | %s | %s |\n", libelle, deux("duree" nom, "%.2f"), deux("java" nom, "%.2f"), deux("base" nom, "%.2f"),
    deux("total" nom, "%.2f"), nom == "vide" ? "1" : rapport("total" nom, "totalvide"),
    nom == "vide" ? "" : verdict(median("total" nom) / median("totalvide"), 2.5)
}

function tableau_pages(c,    i, p) {
  print "| Page | Java (ms) | PostgreSQL (ms) | Ensemble (ms) | Part de Java | Rapport à " nu " | Rapport à " leger " |"
  print "|---|---|---|---|---|---|---|"
  for (i = 1; i <= pages; i++) {
    p = page[i]
    printf "| `%s` | %s | %s | %s | %d %% | %s | %s |\n", p, deux("java" c p, "%.2f"), deux("base" c p, "%.2f"), deux("total" c p, "%.2f"),
      100 * median("java" c p) / median("total" c p) + 0.5, rapport("total" c p, "total" c nu), rapport("total" c p, "total" c leger)
  }
  print ""
}

END {
  print "Chaque case : le médian, puis le meilleur entre parenthèses.\n"
  print "### Du démarrage à la première page\n"
  print "| Programme | Durée (s) | Java (s de processeur) | PostgreSQL (s) | Ensemble (s) | Rapport | But : 2.5 |"
  print "|---|---|---|---|---|---|---|"
  demarrage("vide", "Spring Boot vide, même PostgreSQL")
  demarrage("halle", "Halle")
  demarrage("halle-cache", "Halle, après `./halle accelerer`")
  print "\n### Mémoire de Java (RSS, Mo)\n"
  print "| Moment | Mo | But : 512 |"
  print "|---|---|---|"
  printf "| Spring Boot vide, première page | %d | |\n", median("rssvide")
  printf "| Halle, première page | %d | %s |\n", depart, verdict(depart, 512)
  printf "| après %d demandes mêlées | %d | %s |\n", demandes, melange, verdict(melange, 512)
  printf "| après les mesures de pages | %d | %s |\n", fin, verdict(fin, 512)
  printf "| de même, avec le compilateur complet | %d | %s |\n", fin2, verdict(fin2, 512)
  print "\n### Processeur par demande, compilateur rapide (réglage d'origine)\n"
  tableau_pages("c1")
  printf "Tableau de bord national, but 3 : %s.\n\n", verdict(median("totalc1" national) / median("totalc1" leger), 3)
  print "### Processeur par demande, compilateur complet (`HALLE_JAVA_OPTIONS=-XX:TieredStopAtLevel=4`)\n"
  tableau_pages("c2")
  printf "Tableau de bord national, but 3 : %s.\n\n", verdict(median("totalc2" national) / median("totalc2" leger), 3)
  print "### Ce que fait une page\n"
  print "| Page | Requêtes SQL | Taille (Ko) | dont tracés de la carte (Ko) |"
  print "|---|---|---|---|"
  for (i = 1; i <= pages; i++) printf "| `%s` | %d | %.1f | %.1f |\n", page[i], requetes[page[i]], octets[page[i]] / 1000, traces[page[i]] / 1000
}
