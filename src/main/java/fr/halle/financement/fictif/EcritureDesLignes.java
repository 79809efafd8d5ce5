package fr.halle.financement.fictif;

import fr.halle.platform.Generation;
import fr.halle.platform.base.Copie;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ce que la base garde d'une ligne inventée : le seul endroit qui nomme les colonnes. */
record EcritureDesLignes(Copie copie) {

    /** Les dates de saisie se répètent : mille jours, pour des centaines de milliers de lignes. */
    private static final Map<LocalDate, String> INSTANTS = new ConcurrentHashMap<>();

    void verser(List<LigneFictive> lignes) {
        copie.verser(
                """
                        financement.ligne (id, reference, programme, laureat, commune, dispositif, nature, origine, beneficiaire,
                                           operation, rattachement, source, saisi_le, territoire_type, territoire_code, exercice,
                                           beneficiaire_echelon, cout_centimes)
                        """,
                table -> lignes.forEach(l -> table.ligne(
                        l.id(),
                        l.reference(),
                        l.estConcours() ? null : l.programme(),
                        l.laureat(),
                        l.estConcours() ? null : l.commune(),
                        l.dispositif(),
                        l.nature(),
                        l.origine(),
                        l.beneficiaire(),
                        l.operation(),
                        l.rattachement(),
                        Generation.SOURCE,
                        instant(l.accorde().saisiLe()),
                        l.estConcours() ? "commune" : null,
                        l.estConcours() ? l.commune() : null,
                        l.estConcours() ? l.exercice() : null,
                        l.estConcours() ? "commune" : null,
                        l.estConcours() ? l.cout() : null)));
        copie.verser(
                """
                        financement.montant (id, ligne, stade, degre, centimes, effet, precision_date, source, saisi_le, corrige_id)
                        """,
                table -> lignes.forEach(l -> l.montants()
                        .forEach(m -> table.ligne(
                                m.id(),
                                l.id(),
                                m.stade(),
                                m.degre(),
                                m.centimes(),
                                m.effet(),
                                m.precision(),
                                Generation.SOURCE,
                                instant(m.saisiLe()),
                                m.corrige()))));
    }

    static String instant(LocalDate jour) {
        return INSTANTS.computeIfAbsent(
                jour, j -> j.atTime(9, 0).atOffset(ZoneOffset.UTC).toString());
    }
}
