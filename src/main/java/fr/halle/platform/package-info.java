/** La machine : base de données, web, ligne de commande, erreurs, chargements. Les mots y sont techniques. */
@NullMarked
@ApplicationModule(displayName = "Plateforme", type = ApplicationModule.Type.OPEN, allowedDependencies = "commun")
package fr.halle.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
