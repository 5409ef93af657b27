using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Hub.Embedded.Functions.Hosting;

/// <summary>A function: its method and what starts it.</summary>
internal sealed class FunctionDescriptor : FunctionDefinition
{
    public FunctionDescriptor(string name, MethodInfo method, ParameterInfo triggerParameter, TriggerBindingAttribute trigger)
    {
        Name = name;
        Method = method;
        TriggerParameter = triggerParameter;
        Trigger = trigger;
        EntryPoint = $"{Type.FullName}.{method.Name}";
        Id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{EntryPoint} {name}")).AsSpan(0, 8));
    }

    public override string Name { get; }

    public override string Id { get; }

    public override string EntryPoint { get; }

    public override string PathToAssembly => Type.Assembly.Location;

    public MethodInfo Method { get; }

    public Type Type => Method.ReflectedType!;

    public ParameterInfo TriggerParameter { get; }

    public TriggerBindingAttribute Trigger { get; }
}
