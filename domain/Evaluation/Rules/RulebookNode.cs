using Hub.Domain.Evaluation.Language;
using Hub.Domain.Sources;

namespace Hub.Domain.Evaluation.Rules;

/// <summary>Reads expressions and scales out of a rulebook's file; what cannot be understood is noted with a caret below its place.</summary>
internal static class RulebookNode
{
    /// <summary>What a property's text means; null if it cannot be understood, which is noted.</summary>
    public static T? Understood<T>(this CatalogNode node, string name, Func<string, T> read)
        where T : class
    {
        var before = node.MistakeCount;
        var text = node.Text(name);
        if (node.MistakeCount > before)
        {
            return null;
        }

        try
        {
            return read(text);
        }
        catch (ExpressionException e)
        {
            node.Wrong(name, $"it cannot be understood:\n{e.Message}");
            return null;
        }
    }

    /// <summary>The object that serves as a dictionary of texts.</summary>
    public static Dictionary<string, string> Dictionary(this CatalogNode node, string name) =>
        node.Has(name) ? node.Keys(name).ToDictionary(key => key, key => node.Child(name).Text(key)) : [];

    /// <summary>The object that serves as a dictionary of numbers.</summary>
    public static Dictionary<string, double> Numbers(this CatalogNode node, string name) =>
        node.Keys(name).ToDictionary(key => key, key => (double)node.Child(name).Number(key));
}
