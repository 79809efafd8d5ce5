// Comparaison de noms, ordre stable et écriture CSV.

/** Ordre par point de code : il ne dépend ni de la langue du poste ni de la version d'ICU. */
export const comparer = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export const sansAccent = (texte) => texte.normalize('NFD').replace(/\p{M}/gu, '');

/** Ne retient d'un nom que ce qui n'est pas typographique : ni casse, ni tirets, ni forme d'apostrophe. */
export const sansTypographie = (nom) => nom.toLowerCase()
  .replaceAll('œ', 'oe').replaceAll('æ', 'ae')
  .replace(/[’‘´`]/gu, "'").replace(/[-–\s]+/gu, ' ').trim();

/** Plus large : ni accents ni ponctuation. Sert aux rapprochements, jamais à l'affichage. */
export const cleDeNom = (nom) => sansAccent(sansTypographie(nom)).replace(/[^a-z0-9]+/g, ' ').trim();

const champ = (valeur) => {
  const texte = valeur === null || valeur === undefined ? '' : String(valeur);
  return /[",\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
};

/** CSV de la RFC 4180, à ceci près que les lignes finissent par LF. */
export const enCsv = (colonnes, lignes) => [
  colonnes.join(','),
  ...lignes.map((ligne) => colonnes.map((colonne) => champ(ligne[colonne])).join(',')),
].join('\n') + '\n';

/** Trie des lignes sur la suite de leurs colonnes (les vides d'abord). */
export const trier = (lignes, colonnes) => lignes.toSorted((a, b) => {
  for (const colonne of colonnes) {
    const ordre = comparer(String(a[colonne] ?? ''), String(b[colonne] ?? ''));
    if (ordre !== 0) return ordre;
  }
  return 0;
});

/** Regroupe dans une Map ; les valeurs gardent l'ordre d'arrivée. */
export const grouper = (elements, cle) => {
  const groupes = new Map();
  for (const element of elements) {
    const k = cle(element);
    if (groupes.has(k)) groupes.get(k).push(element);
    else groupes.set(k, [element]);
  }
  return groupes;
};
