package fr.halle.parcours;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** La base de démonstration, un petit fichier de dotations et une petite liste de signatures, entrés avant que le serveur ne la lise. */
final class AvecDesFichiers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<String> DOTATIONS = List.of(
            "id_projet,id_terr,nom_terr,pop19,dotation,echelon,categorie,description,cout_total,montant_sub",
            "a,40282,Saint-Sever,1,DETR,commune,7 - Construction,Toit de la piscine,1000000,300000.005",
            "b,40001,Aire-sur-l'Adour,1,DETR,commune,7 - Construction,Petit bassin de la piscine,100000,49999.99",
            "c,40001,Aire-sur-l'Adour,1,DSIL,commune,7 - Construction,Vestiaires de la piscine,100000,20000",
            "d,40282,Saint-Sever,1,DETR,commune,7 - Construction,École,100000,120000",
            "e,200030435,CC de nulle part,1,DETR,epci,7 - Construction,Piscine intercommunale,100000,20000",
            "f,99999,Nulle part,1,DETR,commune,7 - Construction,Lavoir,,2000");

    /** Huit communes des Landes, dont une sans ORT et une sans date ; une de chacun de six départements de même taille, même région. */
    private static final List<String> SIGNATURES = List.of(
            "insee_com,lib_com,pvd,pvd_date_signature,acv,acv_date_signature,ort,ort_date_signature",
            "40282,Saint-Sever,1,2021-05-20,0,,1,2023-05-16",
            "40001,Aire-sur-l'Adour,1,2021-05-20,0,,1,2023-07-12",
            "40197,Morcenx-la-Nouvelle,1,2021-06-15,0,,1,2022-06-15",
            "40134,Labouheyre,1,2021-10-18,0,,1,2023-03-01",
            "40119,Hagetmau,1,2021-05-20,0,,1,2022-05-16",
            "40224,Peyrehorade,1,2021-05-20,0,,0,",
            "40117,Grenade-sur-l'Adour,1,,0,,1,2022-01-01",
            "40331,Villeneuve-de-Marsan,1,2021-05-20,0,,1,2021-01-01",
            "16106,Confolens,1,2021-05-01,0,,1,2022-05-01",
            "24352,Ribérac,1,2021-05-01,0,,1,2022-08-01",
            "47310,Tonneins,1,2021-05-01,0,,1,2022-11-01",
            "79174,Melle,1,2021-05-01,0,,1,2023-02-01",
            "86137,Loudun,1,2021-05-01,0,,1,2023-05-01",
            "87011,Bellac,1,2021-05-01,0,,1,2023-08-01");

    @Override
    public void initialize(ConfigurableApplicationContext contexte) {
        var base = BaseChargee.copie();
        try (var halle = BaseChargee.pourEcrire(base)) {
            Fichiers.importer(halle, "dotations", Files.write(Files.createTempFile("dotations", ".csv"), DOTATIONS));
            Fichiers.importer(halle, "programmes", Files.write(Files.createTempFile("programmes", ".csv"), SIGNATURES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        BaseChargee.brancher(contexte, base.lecture());
    }
}
