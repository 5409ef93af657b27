namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a public method as a function of the application.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute : Attribute
{
    public FunctionAttribute(string name) => Name = name;

    public string Name { get; }
}
