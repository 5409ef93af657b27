using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Hub.Domain.Sharing.Reports.Html;

/// <summary>Writes HTML. Every text and every attribute's value is encoded; tags and names of attributes are the code's own.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _html = new(64 * 1024);

    /// <summary>An element with what its body writes.</summary>
    public HtmlText Element(string tag, (string Name, string Value)[] attributes, Action body)
    {
        Open(tag, attributes);
        body();
        _html.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>An element with a text.</summary>
    public HtmlText Element(string tag, (string Name, string Value)[] attributes, string text) => Element(tag, attributes, () => Text(text));

    /// <summary>An element of a class, with what its body writes.</summary>
    public HtmlText Element(string tag, string cssClass, Action body) => Element(tag, Class(cssClass), body);

    /// <summary>An element of a class, with a text; none where the text is empty.</summary>
    public HtmlText Element(string tag, string cssClass, string text) => text.Length == 0 ? this : Element(tag, Class(cssClass), text);

    /// <summary>An element without an end tag.</summary>
    public HtmlText Open(string tag, params (string Name, string Value)[] attributes)
    {
        _html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            _html.Append(' ').Append(name).Append("=\"").Append(s_encoder.Encode(value)).Append('"');
        }

        _html.Append('>');
        return this;
    }

    /// <summary>A text.</summary>
    public HtmlText Text(string text)
    {
        _html.Append(s_encoder.Encode(text));
        return this;
    }

    /// <summary>A line of the code's own, as it is.</summary>
    public HtmlText Raw(string line)
    {
        _html.Append(line);
        return this;
    }

    /// <summary>A length, as SVG wants it.</summary>
    public static string Length(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public override string ToString() => _html.ToString();

    private static (string, string)[] Class(string cssClass) => cssClass.Length == 0 ? [] : [("class", cssClass)];
}
