namespace Hub.Domain.Intake;

/// <summary>One thing that is wrong with a record, so that the department's desk can mend it.</summary>
/// <param name="Name">Stable error name, for example <c>BAD_CHECK</c>, <c>REQUIRED</c>, <c>OUT_OF_RANGE</c>.</param>
/// <param name="Field">Canonical field name, or the envelope part (<c>subject</c>, <c>asOf</c>, <c>deleted</c>, <c>record</c>).</param>
/// <param name="Value">What stood there, cut to 100 characters.</param>
/// <param name="Expected">What would be right.</param>
public sealed record RecordError(string Name, string Field, string Value, string Expected)
{
    private const int LongestValue = 100;

    /// <summary>Makes an error whose value is cut to a readable length.</summary>
    public static RecordError Of(string name, string field, ReadOnlySpan<char> value, string expected) =>
        new(name, field, value.Length <= LongestValue ? value.ToString() : $"{SourceText.Cut(value, LongestValue)}…", expected);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Field}={Value}: {Expected}";
}

/// <summary>Why a value does not fit its field; becomes a <see cref="RecordError"/> once field and value are known.</summary>
internal sealed record Problem(string Name, string Expected);
