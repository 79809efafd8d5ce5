// Séries de population. Elles viennent de sources et d'années différentes : une colonne chacune, jamais mélangées.
import { actuelles } from './communes.mjs';
import { comparer } from './texte.mjs';

const INSEE = 'Insee, populations légales';

/** Séries gardées. L'année n'est écrite dans aucun paquet : elle reste vide. */
const SERIES_COMMUNES = [
  { version: '0.7.0', millesime: 2019, note: 'Insee, publication 3677855 ; Mayotte et collectivités du Pacifique absentes' },
  { version: '1.1.1', millesime: 2021, note: 'Insee, publication 6011070 ; Mayotte 2017' },
  {
    version: '2.3.1', millesime: 2022,
    note: 'Insee, publication 6683035 ; Mayotte 2017 ; le paquet 3.1.1 répète ces valeurs (sans réunir celles des communes fusionnées en 2023) : écarté',
  },
  { version: '4.1.0', millesime: 2024, note: 'Insee, publication 8290591 ; Mayotte 2017' },
  {
    version: '6.0.0', millesime: 2026,
    note: 'Insee, publication 8680726 ; Mayotte 2017 ; valeurs identiques à celles du paquet 5.3.0, écarté',
  },
];

const SERIE_DGCL = {
  code: 'dgcl_6_0_0', source: 'DGCL, composition des EPCI à fiscalité propre', version_paquet: '6.0.0',
  champ: 'epci.membres[].populationMunicipale', annee: '',
  note: 'Fichier epci identique à celui du paquet 5.3.0 ; mêmes valeurs que la série communes_4_1_0, sauf pour les communes fusionnées en 2025 ; communes sans EPCI absentes',
};

const codeDeSerie = (version) => `communes_${version.replaceAll('.', '_')}`;

const populationsActuelles = (index) => new Map(
  [...actuelles(index).values()].filter((c) => c.population !== null).map((c) => [c.code, c.population]),
);

const populationsDgcl = (epci) => new Map(
  epci.flatMap((e) => e.membres.map((membre) => [membre.code, membre.populationMunicipale])),
);

/** @returns {{series: object[], colonnes: string[], lignes: object[]}} */
export const construirePopulations = (communesParMillesime, epciRecents) => {
  const series = [
    ...SERIES_COMMUNES.map(({ version, note }) => ({
      code: codeDeSerie(version), source: INSEE, version_paquet: version, champ: 'communes.population', annee: '', note,
    })),
    SERIE_DGCL,
  ];
  const valeurs = new Map([
    ...SERIES_COMMUNES.map(({ version, millesime }) => [codeDeSerie(version), populationsActuelles(communesParMillesime.get(millesime))]),
    [SERIE_DGCL.code, populationsDgcl(epciRecents)],
  ]);
  const codes = [...new Set([...valeurs.values()].flatMap((serie) => [...serie.keys()]))].sort(comparer);
  const lignes = codes.map((commune) => ({
    commune, ...Object.fromEntries([...valeurs].map(([serie, populations]) => [serie, populations.get(commune) ?? ''])),
  }));
  return { series, colonnes: ['commune', ...valeurs.keys()], lignes };
};
