namespace Hub.Domain.Sources;

/// <summary>Reads the type of a field with the properties that belong to it.</summary>
internal static class FieldTypeReader
{
    public static FieldType Read(CatalogNode node, TypeText type) => type.Word switch
    {
        "dec(p,s)" => new DecimalType(
            type.Numbers[0], type.Numbers[1], node.OptionalText("unit"), node.OptionalDecimal("min"), node.OptionalDecimal("max")),
        "int" => new IntegerType(node.OptionalText("unit"), WholeBound(node, "min"), WholeBound(node, "max")),
        "money" => new MoneyType(node.Flag("foreign"), node.OptionalDecimal("min"), node.OptionalDecimal("max")),
        "bool" => new BooleanType(),
        "date" => new DateType(node.Flag("future")),
        "datetime" => new DateTimeType(node.Flag("future")),
        "year" => new PeriodType(PeriodLength.Year),
        "quarter" => new PeriodType(PeriodLength.Quarter),
        "month" => new PeriodType(PeriodLength.Month),
        "day" => new PeriodType(PeriodLength.Day),
        "text(n)" => new TextType(type.Numbers[0]),
        "creditCode" => new CreditCodeType(),
        "industry" => new IndustryType(),
        "division" => new DivisionType(),
        "enum" => new EnumType(ReadValues(node)),
        "list" => new ListType(FieldReader.ReadAll(node), node.Integer("maxCount")) { Flat = node.Flag("flat") },
        _ => new BooleanType(),
    };

    private static long? WholeBound(CatalogNode node, string name)
    {
        var bound = node.OptionalDecimal(name);
        if (bound is { } number && (number != decimal.Truncate(number) || Math.Abs(number) > long.MaxValue))
        {
            node.Wrong(name, "a whole number is needed");
            return null;
        }

        return (long?)bound;
    }

    private static Dictionary<string, BilingualName> ReadValues(CatalogNode node)
    {
        var values = node.Child("values");
        return node.Keys("values").ToDictionary(value => value, values.Bilingual);
    }
}
