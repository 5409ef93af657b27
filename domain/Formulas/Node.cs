using Hub.Domain.Sources;

namespace Hub.Domain.Formulas;

/// <summary>A part of a formula whose kind is known and checked.</summary>
internal abstract record Node(ValueKind Kind)
{
    /// <summary>The values it can have, where it is an enumeration.</summary>
    public virtual EnumType? Choices => null;

    public abstract Value Evaluate(Facts facts);
}

internal sealed record ConstantNode(Value Value) : Node(Value.Kind)
{
    public override Value Evaluate(Facts facts) => Value;
}

internal sealed record TodayNode() : Node(ValueKind.Day)
{
    public override Value Evaluate(Facts facts) => Value.Of(facts.Today);
}

/// <summary>A field of the record.</summary>
internal sealed record FieldNode(Field Field, int Slot) : Node(FieldScan.KindOf(Field.Type)!.Value)
{
    public override EnumType? Choices => Field.Type as EnumType;

    public override Value Evaluate(Facts facts) => facts.Record[Slot];
}

/// <summary>A field of a section: of its one record, or of the newest of a series.</summary>
internal sealed record SectionNode(Interface Interface, Field Field) : Node(FieldScan.KindOf(Field.Type)!.Value)
{
    private readonly FieldScan _scan = new(Interface, [Field]);

    public override EnumType? Choices => Field.Type as EnumType;

    public override Value Evaluate(Facts facts)
    {
        if (facts.EntriesOf(Interface) is not [.., var newest])
        {
            return Value.Unknown;
        }

        Value value = default;
        _scan.Read(newest.Content.Span, new Span<Value>(ref value));
        return value;
    }
}

/// <summary>Something computed of two parts that must both be known.</summary>
internal sealed record PairNode(ValueKind Kind, Node Left, Node Right, Func<Value, Value, Value> Compute) : Node(Kind)
{
    public override Value Evaluate(Facts facts)
    {
        var left = Left.Evaluate(facts);
        var right = left.IsKnown ? Right.Evaluate(facts) : left;
        try
        {
            return right.IsKnown ? Compute(left, right) : Value.Unknown;
        }
        catch (OverflowException)
        {
            // Beyond the largest decimal there is no value.
            return Value.Unknown;
        }
    }
}

/// <summary>Something computed of parts that must all be known.</summary>
internal sealed record ComputedNode(ValueKind Kind, IReadOnlyList<Node> Parts, Func<Value[], Value> Compute) : Node(Kind)
{
    public override Value Evaluate(Facts facts)
    {
        var values = new Value[Parts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Parts[i].Evaluate(facts);
            if (!values[i].IsKnown)
            {
                return Value.Unknown;
            }
        }

        try
        {
            return Compute(values);
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            // Beyond the largest decimal or the last day of the calendar there is no value.
            return Value.Unknown;
        }
    }
}

/// <summary>Both of two conditions, or one of them. What one side decides alone is known though the other is not.</summary>
internal sealed record LogicNode(bool IsAnd, Node Left, Node Right) : Node(ValueKind.Truth)
{
    public override Value Evaluate(Facts facts)
    {
        var left = Left.Evaluate(facts);
        if (Decides(left))
        {
            return left;
        }

        var right = Right.Evaluate(facts);
        return Decides(right) || left.IsKnown ? right : Value.Unknown;
    }

    private bool Decides(Value value) => IsAnd ? value.IsFalse : value.IsTrue;
}

internal sealed record IfNode(Node Condition, Node Then, Node Else) : Node(Then.Kind)
{
    public override Value Evaluate(Facts facts)
    {
        var condition = Condition.Evaluate(facts);
        return condition.IsKnown ? (condition.IsTrue ? Then : Else).Evaluate(facts) : Value.Unknown;
    }
}

/// <summary>Whether a value is known: the one question that "unknown" answers.</summary>
internal sealed record PresentNode(Node Part) : Node(ValueKind.Truth)
{
    public override Value Evaluate(Facts facts) => Value.Of(Part.Evaluate(facts).IsKnown);
}
