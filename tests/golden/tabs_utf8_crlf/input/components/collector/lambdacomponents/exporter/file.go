/* größe ✓ */	//go:build a b
//go:build größe &&

package	exporters /* ✓ */

import	"größe"
