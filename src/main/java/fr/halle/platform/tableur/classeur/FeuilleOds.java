package fr.halle.platform.tableur.classeur;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Phrases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Une feuille de classeur ODS, trouvée et lue au fil de la pièce unique qui les porte toutes. */
final class FeuilleOds implements Feuille {

    static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

    private static final Set<String> GROUPES = Set.of("table-header-rows", "table-rows", "table-row-group");

    /** Ce qui suit ou précède les feuilles et peut contenir de fausses tables. */
    private static final Set<String> ANNEXES = Set.of(
            "tracked-changes", "content-validations", "named-expressions", "database-ranges", "dde-links", "scripts");

    /** Début du nom des feuilles où un tableur range les valeurs d'un autre classeur. */
    private static final String LIEN_EXTERNE = "'file:";

    /** Lignes identiques et non vides qu'un seul élément peut valoir. */
    private static final long REPETITIONS = 1L << 20;

    private final LecteurXml xml;
    private final @Nullable String demandee;
    private final RemarquesDeFeuille remarques = new RemarquesDeFeuille();
    private final Set<String> stylesMasques = new HashSet<>();
    private final List<String> noms = new ArrayList<>();
    private final CaseOds lecture = new CaseOds(remarques);
    private String nom = "";
    private String choisie = "";
    private long numero;
    private @Nullable Rangee repetee;
    private long fois;
    private boolean finie;

    private FeuilleOds(LecteurXml xml, @Nullable String demandee) {
        this.xml = xml;
        this.demandee = demandee;
    }

    static Feuille ouvrir(Archive archive, @Nullable String demandee) {
        refuserChiffre(archive);
        var feuille = new FeuilleOds(archive.lire("content.xml", Archive.TOUT), demandee);
        try {
            feuille.trouver();
            return feuille;
        } catch (RuntimeException e) {
            feuille.close();
            throw e;
        }
    }

    private static void refuserChiffre(Archive archive) {
        if (!archive.contient("META-INF/manifest.xml")) {
            return;
        }
        try (var xml = archive.lire("META-INF/manifest.xml", Archive.PETITE)) {
            while (xml.avancer()) {
                if (xml.debut("encryption-data")) {
                    throw new OperationRefusee(
                            "Ce classeur ODS est protégé par un mot de passe : ouvrez-le dans un tableur, retirez le "
                                    + "mot de passe, enregistrez-le, puis recommencez.");
                }
            }
        }
    }

    /** Avance jusqu'au début de la feuille à lire. */
    private void trouver() {
        while (prochaine()) {
            if (demandee == null ? !masquee() : nom.equals(demandee)) {
                choisie = nom;
                return;
            }
            ecarter();
        }
        if (demandee != null) {
            throw ClasseurXlsx.absente(demandee, noms);
        }
        throw new OperationRefusee(
                "Ce classeur n'a aucune feuille visible : affichez dans un tableur celle qui porte le tableau, "
                        + "ou précisez son nom.");
    }

    /** Va au début de la feuille suivante ; faux s'il n'y en a plus. */
    private boolean prochaine() {
        String style = null;
        while (xml.avancer()) {
            if (!xml.debut()) {
                continue;
            }
            switch (xml.nom()) {
                case "style" -> style = xml.attribut(STYLE, "name");
                case "table-properties" -> {
                    if ("false".equals(xml.attribut(TABLE, "display")) && style != null) {
                        stylesMasques.add(style);
                    }
                }
                case "table" -> {
                    nom = String.valueOf(xml.attribut(TABLE, "name"));
                    noms.add(nom);
                    return true;
                }
                default -> {
                    if (ANNEXES.contains(xml.nom())) {
                        xml.passer();
                    }
                }
            }
        }
        return false;
    }

    private boolean masquee() {
        return stylesMasques.contains(xml.attribut(TABLE, "style-name"));
    }

    /** Passe une feuille qu'on ne lit pas, en disant ce qu'elle était. */
    private void ecarter() {
        var ecartee = nom;
        if (masquee()) {
            if (!ecartee.startsWith(LIEN_EXTERNE)) {
                remarques.masquee(ecartee);
            }
            xml.passer();
            return;
        }
        var pleine = false;
        for (var profondeur = 1; profondeur > 0; ) {
            xml.exigerLaSuite();
            if (xml.debut()) {
                profondeur++;
                pleine |= xml.nom().equals("table-cell") && xml.attribut(OFFICE, "value-type") != null;
            } else if (xml.fin()) {
                profondeur--;
            }
        }
        if (pleine) {
            remarques.ignoree(ecartee);
        }
    }

    @Override
    public String nom() {
        return choisie;
    }

    @Override
    public @Nullable Rangee suivante() {
        if (repetee != null && fois > 0) {
            fois--;
            repetee = new Rangee(repetee.numero() + 1, repetee.cases(), repetee.defaut());
            return repetee;
        }
        while (!finie) {
            xml.exigerLaSuite();
            if (xml.debut("table-row")) {
                var cases = rangee();
                if (!cases.vide()) {
                    repetee = cases.rangee();
                    return repetee;
                }
            } else if (xml.fin("table")) {
                finir();
            } else if (xml.debut() && !GROUPES.contains(xml.nom())) {
                xml.passer();
            }
        }
        return null;
    }

    private void finir() {
        finie = true;
        while (prochaine()) {
            ecarter();
        }
    }

    private CasesDeRangee rangee() {
        var repetitions = CaseOds.repetitions(xml.attribut(TABLE, "number-rows-repeated"));
        var visible = xml.attribut(TABLE, "visibility");
        var cases = new CasesDeRangee(numero + 1);
        numero += repetitions;
        var colonne = 0L;
        while (true) {
            xml.exigerLaSuite();
            if (xml.debut("table-cell")) {
                colonne += lecture.lire(xml, cases, colonne);
            } else if (xml.debut("covered-table-cell")) {
                colonne += CaseOds.repetitions(xml.attribut(TABLE, "number-columns-repeated"));
                xml.passer();
            } else if (xml.debut()) {
                xml.passer();
            } else if (xml.fin()) {
                break;
            }
        }
        if (!cases.vide()) {
            if (repetitions > REPETITIONS) {
                throw new OperationRefusee(
                        "La ligne %s de la feuille est répétée plus d'un million de fois : supprimez ses copies, puis "
                                        .formatted(Phrases.nombre(numero - repetitions + 1))
                                + "recommencez.");
            }
            fois = repetitions - 1;
            if (visible != null && !visible.equals("visible")) {
                remarques.lignesMasquees += repetitions;
            }
        }
        return cases;
    }

    @Override
    public List<String> remarques() {
        return remarques.phrases(nom());
    }

    @Override
    public void close() {
        xml.close();
    }
}
