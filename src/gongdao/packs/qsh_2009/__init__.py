"""The measures of Qingshanhu district, Nanchang, printed on 21 July 2009 (青山湖区《若干措施》)."""
