"""The tables in the forms that other programs open: workbook, data package, codebook, HXL, GeoJSON, ACLED."""
