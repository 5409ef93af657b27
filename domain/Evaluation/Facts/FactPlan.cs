using Hub.Domain.Intake.Values;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Facts;

/// <summary>Which fields of which interfaces a rulebook asks for, and where each stands among the facts of an enterprise.</summary>
/// <param name="isListed">Whether a code is in a green catalogue: of texts nothing else is asked.</param>
public sealed class FactPlan(Func<string?, bool> isListed)
{
    private readonly List<FactColumns> _sections = [];

    /// <summary>The interfaces asked for, in the order of their first mention.</summary>
    public IReadOnlyList<FactColumns> Sections => _sections;

    /// <summary>Whether a code is in a green catalogue.</summary>
    public bool IsListed(string? code) => isListed(code);

    /// <summary>The columns of an interface, which from now on belong to the plan.</summary>
    public FactColumns Of(Interface @interface)
    {
        if (_sections.FirstOrDefault(s => s.Interface == @interface) is not { } columns)
        {
            columns = new FactColumns(this, @interface, _sections.Count);
            _sections.Add(columns);
        }

        return columns;
    }
}

/// <summary>The fields of one interface that are asked for.</summary>
public sealed class FactColumns
{
    private readonly List<Field> _fields = [];

    /// <summary>Columns of an interface at a place of the plan.</summary>
    public FactColumns(FactPlan plan, Interface @interface, int index)
    {
        (Plan, Interface, Index) = (plan, @interface, index);
        Period = @interface.Section.Kind == SectionKind.Series
            ? @interface.Fields.FirstOrDefault(f => f.Type is PeriodType && @interface.Section.Identity.Contains(f.Name))
            : null;
        if (Period is not null)
        {
            Of(Period);
        }
    }

    /// <summary>The plan they belong to.</summary>
    public FactPlan Plan { get; }

    /// <summary>Whose fields.</summary>
    public Interface Interface { get; }

    /// <summary>Place among the sections of the plan.</summary>
    public int Index { get; }

    /// <summary>The period that the records of a series are told apart by; null in a list or a single record.</summary>
    public Field? Period { get; }

    /// <summary>Length of that period.</summary>
    public PeriodLength? PeriodLength => (Period?.Type as PeriodType)?.Length;

    /// <summary>The fields, in the order of their columns.</summary>
    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>The column of a field, which from now on belongs to the plan.</summary>
    public int Of(Field field)
    {
        var column = _fields.IndexOf(field);
        if (column < 0)
        {
            column = _fields.Count;
            _fields.Add(field);
        }

        return column;
    }
}
