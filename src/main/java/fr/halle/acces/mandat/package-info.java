/** Les organisations, les comptes, leurs mandats, leurs délégations et leurs habilitations : désigner, déléguer, accorder, finir. */
@NullMarked
@NamedInterface("mandats")
package fr.halle.acces.mandat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
