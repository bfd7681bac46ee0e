"""The collection workbook of the field (信息采集表): one sheet for each information set."""
