namespace Hub.Domain.Sharing.Reports.Charts;

/// <summary>
/// A chart as shapes on a paper of its own, in points from the upper left corner: HTML and PDF draw the same ones.
/// </summary>
/// <param name="Width">The paper's width.</param>
/// <param name="Height">The paper's height.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">The same in words, for who does not see it.</param>
/// <param name="Shapes">The shapes, the lowest first.</param>
public sealed record Chart(double Width, double Height, string Title, string Description, IReadOnlyList<Shape> Shapes);

/// <summary>Something drawn.</summary>
public abstract record Shape;

/// <summary>A line through points.</summary>
public sealed record Line(IReadOnlyList<Point> Points, Ink Ink, double Width) : Shape;

/// <summary>A filled area.</summary>
public sealed record Area(IReadOnlyList<Point> Points, Ink Ink) : Shape;

/// <summary>A dot.</summary>
public sealed record Dot(Point Centre, double Radius, Ink Ink) : Shape;

/// <summary>A text on its base line.</summary>
public sealed record Label(Point At, string Text, double Size, Anchor Anchor, Ink Ink) : Shape;

/// <summary>A place on the paper.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>Which part of a text stands at its place.</summary>
public enum Anchor
{
    /// <summary>Its beginning.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its end.</summary>
    End,
}

/// <summary>What a shape is drawn with.</summary>
public enum Ink
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Labels of axes.</summary>
    Soft,

    /// <summary>Grid lines.</summary>
    Rule,

    /// <summary>Values.</summary>
    Accent,

    /// <summary>Areas under values.</summary>
    Pale,
}
