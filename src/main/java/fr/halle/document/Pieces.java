package fr.halle.document;

import fr.halle.platform.Introuvable;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les pièces que l'acteur lit. Le droit de l'objet est demandé à chaque fois ; les clés de la ligne sont le second mur. */
@Component
public class Pieces {

    private final JdbcClient sql;
    private final ObjetsDePieces objets;
    private final Clock horloge;

    Pieces(JdbcClient sql, ObjetsDePieces objets, Clock horloge) {
        this.sql = sql;
        this.objets = objets;
        this.horloge = horloge;
    }

    /** Les pièces en place d'un objet, dans l'ordre où il les attend ; sans celles que l'acteur ne lit pas. */
    public List<Piece> de(String genre, UUID objet) {
        return de(genre, objet, maintenant());
    }

    /** @param connu celles que la base connaissait à cet instant */
    public List<Piece> de(String genre, UUID objet, Instant connu) {
        var droits = objets.de(genre);
        var ordre = droits.attendues(objet).stream().map(PieceAttendue::code).toList();
        return lire(
                        "where objet_genre = :genre and objet = :objet and not annule and connu_du <= :connu and :connu < connu_jusqu"
                                + " order by array_position(:ordre::text[], code), reference")
                .param("genre", genre)
                .param("objet", objet)
                .param("connu", connu.atOffset(ZoneOffset.UTC))
                .param("ordre", ordre.toArray(String[]::new))
                .query(this::piece)
                .list()
                .stream()
                .filter(piece -> droits.peutLire(objet, piece.code()))
                .toList();
    }

    /** Les versions remplacées des pièces d'un objet que l'acteur lit, par référence, de la plus récente à la première. */
    Map<String, List<Piece>> anciennes(String genre, UUID objet) {
        var droits = objets.de(genre);
        return lire("""
                        where objet_genre = :genre and objet = :objet and not annule
                          and exists (select from %s s where s.reference = v.reference and s.version > v.version)
                        order by reference, version desc, connu_du desc
                        """).param("genre", genre).param("objet", objet).query(this::piece).list().stream()
                .filter(piece -> droits.peutLire(objet, piece.code()))
                .collect(Collectors.groupingBy(
                        Piece::reference, Collectors.collectingAndThen(Collectors.toList(), Pieces::uneParVersion)));
    }

    private static List<Piece> uneParVersion(List<Piece> lignes) {
        return List.copyOf(lignes.stream()
                .collect(Collectors.toMap(Piece::version, p -> p, (derniere, _) -> derniere, LinkedHashMap::new))
                .values());
    }

    /** Les versions d'une pièce que l'acteur lit, de la plus récente à la première, chacune telle qu'elle est en dernier. */
    public List<Piece> versions(String reference) {
        return uneParVersion(lire("where reference = :reference and not annule order by version desc, connu_du desc")
                        .param("reference", reference)
                        .query(this::piece)
                        .list())
                .stream()
                .filter(this::lisible)
                .toList();
    }

    /** La pièce en place sous cette référence, ou rien si l'acteur ne la lit pas. */
    public Optional<Piece> trouver(String reference) {
        return enPlace(reference).filter(p -> !p.annulee()).filter(this::lisible);
    }

    /** Cette version d'une pièce, remplacée ou non, ou rien si l'acteur ne la lit pas. */
    public Optional<Piece> trouver(String reference, int version) {
        return versions(reference).stream().filter(p -> p.version() == version).findFirst();
    }

    /** @throws Introuvable si l'acteur ne lit aucune pièce en place sous cette référence */
    public Piece charger(String reference) {
        return trouver(reference).orElseThrow(Pieces::absente);
    }

    /** Le refus d'une lecture : le même, que la pièce n'existe pas ou qu'elle soit à d'autres. */
    public static Introuvable absente() {
        return new Introuvable(
                null,
                "Aucune pièce que vous puissiez lire n'est à cette adresse : repartez de la page qui la montre, ou connectez-vous.");
    }

    /** Telle que la base la montre à l'acteur, annulée comprise, sans demander le droit de l'objet. */
    Optional<Piece> enPlace(String reference) {
        return lire("where reference = :reference and connu_jusqu = 'infinity'")
                .param("reference", reference)
                .query(this::piece)
                .optional();
    }

    /** Celles d'un objet, annulées comprises, sans demander le droit de l'objet. */
    List<Piece> enPlace(String genre, UUID objet) {
        return lire("where objet_genre = :genre and objet = :objet and connu_jusqu = 'infinity' order by reference")
                .param("genre", genre)
                .param("objet", objet)
                .query(this::piece)
                .list();
    }

    private boolean lisible(Piece piece) {
        return objets.de(piece.genre()).peutLire(piece.objet(), piece.code());
    }

    /** L'horloge de la base peut être un peu en avance : ce qui vient d'être écrit est su. */
    private Instant maintenant() {
        return horloge.instant().plusSeconds(60);
    }

    private JdbcClient.StatementSpec lire(String ou) {
        return sql.sql(
                ActeurCourant.lire() instanceof Acteur.Anonyme
                        ? "select v.*, null::text as depose_par, '{}'::text[] as visible_par from document.v_public_piece v "
                                + ou.formatted("document.v_public_piece")
                        : "select v.* from document.v_piece v " + ou.formatted("document.v_piece"));
    }

    private Piece piece(ResultSet r, int rang) throws SQLException {
        return new Piece(
                r.getObject("ligne", UUID.class),
                r.getObject("id", UUID.class),
                r.getString("reference"),
                r.getString("objet_genre"),
                r.getObject("objet", UUID.class),
                r.getString("code"),
                r.getString("libelle"),
                r.getInt("version"),
                r.getString("nom"),
                r.getString("type"),
                r.getString("empreinte"),
                r.getLong("octets"),
                r.getBoolean("fige"),
                r.getBoolean("annule"),
                r.getObject("depose_le", OffsetDateTime.class).toInstant(),
                r.getString("depose_par"),
                Set.copyOf(List.of((String[]) r.getArray("visible_par").getArray())));
    }
}
