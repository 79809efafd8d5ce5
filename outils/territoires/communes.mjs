// Communes de tous types : lecture des paquets, millésime 2020 reconstitué, périodes.
import { comparer, sansTypographie } from './texte.mjs';
import { MILLESIMES, dernier, periodes } from './periodes.mjs';

const TYPES = {
  'commune-actuelle': 'actuelle',
  'commune-deleguee': 'deleguee',
  'commune-associee': 'associee',
  'arrondissement-municipal': 'arrondissement_municipal',
};

/**
 * Déléguées de chef-lieu auxquelles un paquet a donné le nom de leur commune nouvelle (0.7.0 à 2.3.1, 5.3.0) :
 * seul le nom publié par les autres millésimes est gardé.
 */
const NOMS_DE_DELEGUEES = new Map([['23149', 'Parsac'], ['24064', 'Brantôme'], ['27198', 'Damville']]);

/** Le paquet de 2019 tire ses codes postaux d'une source à la licence moins claire que La Poste : on ne les reprend pas. */
const PREMIER_MILLESIME_A_CODES_POSTAUX = 2021;

const lireCommune = (brute, millesime) => {
  const type = TYPES[brute.type];
  if (!type) throw new Error(`Type de commune inconnu : ${brute.type} (${brute.code}, ${millesime}).`);
  const collectivite = brute.collectiviteOutremer?.code ?? null; // avant 2022 : ni département ni région outre-mer
  return {
    code: brute.code,
    nom: type === 'deleguee' ? NOMS_DE_DELEGUEES.get(brute.code) ?? brute.nom : brute.nom,
    type,
    departement: brute.departement ?? collectivite,
    region: brute.region ?? collectivite,
    arrondissement: brute.arrondissement ?? null,
    chefLieu: brute.chefLieu ?? brute.commune ?? null,
    siren: brute.siren ?? null,
    codesPostaux: millesime < PREMIER_MILLESIME_A_CODES_POSTAUX ? [] : brute.codesPostaux ?? [],
    anciensCodes: brute.anciensCodes ?? [],
    population: brute.population ?? null,
  };
};

/** Index d'un millésime : « type|code » → commune. Un même code peut être celui d'une actuelle et d'une déléguée. */
export const lireMillesime = (brutes, millesime) => new Map(
  brutes.map((brute) => lireCommune(brute, millesime)).map((commune) => [`${commune.type}|${commune.code}`, commune]),
);

export const actuelles = (index) => new Map(
  [...index.values()].filter((commune) => commune.type === 'actuelle').map((commune) => [commune.code, commune]),
);

/** Codes touchés par une fusion ou un rétablissement que prouvent les membres d'EPCI de 2020. */
const codesTouchesEn2020 = (c2019, c2021, membres2020) => {
  const avant = actuelles(c2019);
  const apres = actuelles(c2021);
  const touches = new Set();
  for (const commune of apres.values()) {
    const absorbees = commune.anciensCodes.filter((code) => avant.has(code) && !apres.has(code));
    if (!membres2020.has(commune.code)) continue;
    const fusionnees = absorbees.filter((code) => !membres2020.has(code));
    if (fusionnees.length > 0) [commune.code, ...fusionnees].forEach((code) => touches.add(code));
  }
  for (const code of apres.keys()) {
    if (avant.has(code) || !membres2020.has(code)) continue;
    touches.add(code);
    const mere = c2019.get(`deleguee|${code}`)?.chefLieu ?? c2019.get(`associee|${code}`)?.chefLieu;
    if (mere) touches.add(mere);
  }
  return touches;
};

/**
 * Le millésime 2020 des communes n'est pas publié : 2019, sauf pour les communes que les membres d'EPCI de 2020
 * montrent déjà dans leur état de 2021.
 */
export const reconstituer2020 = (c2019, c2021, epci2020) => {
  const membres = new Map(epci2020.flatMap((epci) => epci.membres.map((membre) => [membre.code, membre.nom])));
  const touches = codesTouchesEn2020(c2019, c2021, membres);
  const touchee = (commune) => touches.has(commune.code) || touches.has(commune.chefLieu);
  const index = new Map();
  for (const [cle, commune] of c2019) if (!touchee(commune)) index.set(cle, commune);
  for (const [cle, commune] of c2021) if (touchee(commune)) index.set(cle, commune);
  return new Map([...index].sort(([a], [b]) => comparer(a, b)));
};

/** Dernière valeur connue d'un attribut sur des millésimes. */
const derniereValeur = (cle, suite, attribut) => dernier(suite.map((index) => index.get(cle)?.[attribut])
  .filter((valeur) => valeur && valeur.length > 0));

/** La plus récente de la période ; à défaut la plus récente du même code (les SIREN ne sont publiés que depuis 2022). */
const valeurDePeriode = ({ cle, du, jusqu }, suite, attribut) => {
  const dansPeriode = suite.filter((_, i) => MILLESIMES[i] >= (du || -Infinity) && MILLESIMES[i] < (jusqu || Infinity));
  return derniereValeur(cle, dansPeriode, attribut) ?? derniereValeur(cle, suite, attribut);
};

const signature = (etat) => JSON.stringify({ ...etat, nom: sansTypographie(etat.nom) });

export const construireCommunes = (suite) => {
  const attributs = ['code', 'nom', 'type', 'departement', 'region', 'arrondissement', 'chefLieu'];
  return periodes(suite, attributs, signature).map((periode) => {
    const { code, nom, type, departement, region, arrondissement, chefLieu } = periode.etat;
    return {
      code, nom, type, du: periode.du, jusqu: periode.jusqu, departement, region, arrondissement, chef_lieu: chefLieu,
      siren: valeurDePeriode(periode, suite, 'siren'),
      codes_postaux: (valeurDePeriode(periode, suite, 'codesPostaux') ?? []).toSorted(comparer).join(' '),
    };
  });
};
