/** Les actes qui changent un lauréat : il quitte le programme, en rejoint un autre, suit sa commune nouvelle. */
@NullMarked
package fr.halle.programme.acte;

import org.jspecify.annotations.NullMarked;
