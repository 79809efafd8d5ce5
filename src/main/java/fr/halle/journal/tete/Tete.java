package fr.halle.journal.tete;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Une tête signée, en toutes lettres.
 *
 * @param priseLe {@code 2026-11-22T10:00:00.000000Z}
 * @param actes tous ceux que la trace avait alors
 * @param nouveaux ceux que cette tête couvre la première
 * @param chaines le nombre de chaînes qui ont changé depuis la tête d'avant
 * @param precedente le condensat de la tête d'avant ; 64 zéros pour la première
 * @param cle la clé publique Ed25519, X.509 en base 64
 * @param condensat SHA-256 du texte de l'ancre, en hexadécimal
 * @param signature Ed25519 des 32 octets du condensat, en base 64
 */
record Tete(
        long numero,
        String priseLe,
        long actes,
        long nouveaux,
        long chaines,
        String precedente,
        String cle,
        String condensat,
        String signature) {

    static final String AUCUNE = "0".repeat(64);

    static final String COLONNES = """
            t.numero, to_char(t.prise_le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as prise_le, t.actes, t.nouveaux,
            t.chaines, t.precedente, t.cle, t.condensat, t.signature""";

    static Tete lire(ResultSet ligne) throws SQLException {
        return new Tete(
                ligne.getLong("numero"),
                ligne.getString("prise_le"),
                ligne.getLong("actes"),
                ligne.getLong("nouveaux"),
                ligne.getLong("chaines"),
                ligne.getString("precedente"),
                ligne.getString("cle"),
                ligne.getString("condensat"),
                ligne.getString("signature"));
    }

    Tete signee(String condensatFait, String signatureFaite) {
        return new Tete(numero, priseLe, actes, nouveaux, chaines, precedente, cle, condensatFait, signatureFaite);
    }
}
