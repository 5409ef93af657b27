using System.Globalization;
using Hub.Domain.Intake.Values;

namespace Hub.Domain.Formulas;

/// <summary>What a formula or a part of it yields.</summary>
public enum ValueKind : byte
{
    /// <summary>Not known: not stated, not delivered, or not to be computed. Never the kind of a formula, only of a value.</summary>
    Unknown,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>Text, codes and enumerations.</summary>
    Text,

    /// <summary>A calendar day; a period stands for its last one, an instant for its day in China.</summary>
    Day,
}

/// <summary>
/// A value of a formula. Numbers are <see cref="decimal"/>: sums, differences and products are exact up to 28 digits, a quotient is
/// rounded to 28 digits, half to even; nothing is ever a binary fraction, so equal input has equal output on every machine.
/// </summary>
public readonly record struct Value
{
    private readonly decimal _number;
    private readonly string? _text;

    private Value(ValueKind kind, decimal number, string? text) => (Kind, _number, _text) = (kind, number, text);

    /// <summary>Not known.</summary>
    public static Value Unknown => default;

    /// <summary>Which kind; <see cref="ValueKind.Unknown"/> if not known.</summary>
    public ValueKind Kind { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsKnown => Kind != ValueKind.Unknown;

    /// <summary>Known and true.</summary>
    public bool IsTrue => Kind == ValueKind.Truth && _number == 1;

    /// <summary>Known and false.</summary>
    public bool IsFalse => Kind == ValueKind.Truth && _number == 0;

    /// <summary>The number of a number; of a day, its place in the calendar.</summary>
    public decimal Number => _number;

    /// <summary>The text of a text.</summary>
    public string Text => _text ?? "";

    /// <summary>The day of a day.</summary>
    public DateOnly Day => DateOnly.FromDayNumber((int)_number);

    /// <summary>A number.</summary>
    public static Value Of(decimal number) => new(ValueKind.Number, number, null);

    /// <summary>True or false.</summary>
    public static Value Of(bool truth) => new(ValueKind.Truth, truth ? 1 : 0, null);

    /// <summary>A text.</summary>
    public static Value Of(string text) => new(ValueKind.Text, 0, text);

    /// <summary>A day.</summary>
    public static Value Of(DateOnly day) => new(ValueKind.Day, day.DayNumber, null);

    /// <summary>The value as a message shows it: numbers without trailing zeros, days as <c>2026-01-31</c>.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Number => NumberValue.Canonical(_number).ToString(CultureInfo.InvariantCulture),
        ValueKind.Truth => IsTrue ? "true" : "false",
        ValueKind.Text => Text,
        ValueKind.Day => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "unknown",
    };
}
