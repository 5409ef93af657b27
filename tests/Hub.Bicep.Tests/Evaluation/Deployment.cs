using Hub.Bicep.Tests.Syntax;

namespace Hub.Bicep.Tests.Evaluation;

/// <summary>A template with its parameters, evaluated as far as can be known before it is deployed. Symbols are evaluated when they are first used.</summary>
public sealed class Deployment
{
    private readonly Dictionary<string, object?> _values = [];
    private readonly Dictionary<string, Func<object?>> _symbols = [];

    private Deployment(Template template, Setting setting)
    {
        (Template, Setting) = (template, setting);
        foreach (var variable in template.Variables)
        {
            _symbols[variable.Name] = () => Top.Value(variable.Node.Assigned!);
        }
    }

    public Template Template { get; }

    public Setting Setting { get; }

    /// <summary>The outputs, by name.</summary>
    public Dictionary<string, object?> Outputs { get; } = [];

    private Evaluator Top => new(this, new Dictionary<string, object?>());

    /// <summary>Evaluates a template and all its modules; what would be deployed is added to the setting.</summary>
    public static async Task<Deployment> RunAsync(string template, IReadOnlyDictionary<string, object?> parameters, Setting setting)
    {
        var modules = new Dictionary<string, Template>();
        foreach (var name in BicepFiles.Templates)
        {
            modules[name] = await Template.ReadAsync(name);
        }

        return new Deployment(modules[template], setting).Run(parameters, modules);
    }

    /// <summary>Evaluates the values of a parameter file.</summary>
    public static async Task<Dictionary<string, object?>> ParametersAsync(string file, Setting setting)
    {
        var values = new Deployment(await Template.ReadAsync(file), setting);
        return values.Template.Variables.ToDictionary(v => v.Name, v => values.Symbol(v.Name, v.Node.Line));
    }

    /// <summary>The value of a symbol.</summary>
    internal object? Symbol(string name, int line)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            var evaluate = _symbols.GetValueOrDefault(name) ?? throw new InvalidOperationException($"{Template.Name}:{line}: unknown symbol {name}");
            _values[name] = value = evaluate();
        }

        return value;
    }

    private Deployment Run(IReadOnlyDictionary<string, object?> parameters, Dictionary<string, Template> modules)
    {
        foreach (var parameter in Template.Parameters)
        {
            var value = parameters.TryGetValue(parameter.Name, out var given) ? given : Default(parameter);
            _values[parameter.Name] = value;
            Setting.Problems.AddRange(Allowed.Problems(parameter, value, Top).Select(p => $"{Template.Name}: {parameter.Name} {p}"));
        }

        foreach (var resource in Template.Resources)
        {
            _symbols[resource.Name] = () => Top.Looped(resource.Node.Assigned!, (body, scope) => Plan(resource, body, scope));
        }

        foreach (var module in Template.Modules)
        {
            _symbols[module.Name] = () => Top.Looped(module.Node.Assigned!, (body, scope) => Call(module, body, scope, modules));
        }

        foreach (var declaration in Template.Variables.Concat(Template.Resources).Concat(Template.Modules))
        {
            Symbol(declaration.Name, declaration.Node.Line);
        }

        foreach (var output in Template.Outputs)
        {
            Outputs[output.Name] = Top.Value(output.Node.Assigned!);
        }

        return this;
    }

    private object? Default(Declaration parameter)
    {
        if (parameter.Node.Assigned is { } written)
        {
            return Top.Value(written);
        }

        Setting.Problems.Add($"{Template.Name}: {parameter.Name} is not given");
        return Later.Of(parameter.Name);
    }

    private PlannedResource Plan(Declaration declaration, Node written, Evaluator scope)
    {
        var body = scope.Object(written);
        var (type, version) = declaration.Target.Split('@') is [var t, var v] ? (t, v) : throw new InvalidOperationException(declaration.Target);
        var parent = body.GetValueOrDefault("parent") as PlannedResource;
        var name = $"{(parent is null ? "" : $"{parent.Name}/")}{body.GetValueOrDefault("name")}";
        var resource = new PlannedResource(
            Template.Name, declaration.Name, type, version, name, body.GetValueOrDefault("scope") as PlannedResource, declaration.IsExisting, body);
        Setting.Resources.Add(resource);
        return resource;
    }

    private Deployment Call(Declaration declaration, Node written, Evaluator scope, Dictionary<string, Template> modules)
    {
        var body = scope.Object(written);
        var parameters = (IReadOnlyDictionary<string, object?>)body["params"]!;
        return new Deployment(modules[Template.Beside(declaration.Target)], Setting).Run(parameters, modules);
    }
}
