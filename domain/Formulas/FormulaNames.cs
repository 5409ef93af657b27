using Hub.Domain.Sources;

namespace Hub.Domain.Formulas;

/// <summary>The fields of one interface's records that formulas ask for. Formulas that share it are served by one pass over a record.</summary>
public sealed class RecordNames(Interface @interface)
{
    private readonly List<Field> _fields = [];

    /// <summary>Whose records.</summary>
    public Interface Interface => @interface;

    /// <summary>The fields asked for, in the order of their values.</summary>
    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>A scan for the fields asked for so far.</summary>
    public FieldScan ToScan() => new(@interface, _fields);

    internal int SlotOf(Field field)
    {
        if (!_fields.Contains(field))
        {
            _fields.Add(field);
        }

        return _fields.IndexOf(field);
    }

    /// <summary>The field of that name, which must have a single value.</summary>
    internal static Field Find(Interface @interface, Token name)
    {
        var valid = @interface.Fields.Where(f => FieldScan.KindOf(f.Type) is not null).Select(f => f.Name).ToList();
        if (@interface.FindField(name.Text) is not { } field)
        {
            throw new FormulaException(
                name.Position, $"{@interface.Id} has no field {name.Text}; valid are {string.Join(", ", valid)}{Suggestion.For(name.Text, valid)}");
        }

        return FieldScan.KindOf(field.Type) is not null
            ? field
            : throw new FormulaException(name.Position, $"{field.Name} is a list of objects; one of {string.Join(", ", valid)} is needed");
    }
}

/// <summary>The names that a formula may use: fields of one record, or of the sections of a profile.</summary>
/// <param name="Catalog">Where the interfaces stand.</param>
/// <param name="Record">The record; null if the formula speaks of sections.</param>
public sealed record FormulaNames(Catalog Catalog, RecordNames? Record)
{
    internal static bool IsInterface(Token token) => token is { Kind: TokenKind.Name, Text: ['I', _, _] } && token.Text[1..].All(char.IsAsciiDigit);

    internal Interface FindInterface(Token name)
    {
        if (Record is not null)
        {
            throw new FormulaException(
                name.Position, $"{name.Text} is another interface; a rule of a record sees that record of {Record.Interface.Id} only, make it a rule of the profile");
        }

        var valid = Catalog.Interfaces.Select(i => i.Id).ToList();
        return Catalog.FindInterface(name.Text) ?? throw new FormulaException(
            name.Position, $"there is no interface {name.Text}; valid are {string.Join(", ", valid)}{Suggestion.For(name.Text, valid)}");
    }
}
