namespace System.Runtime.CompilerServices;

/// <summary>
/// The runtime knows this attribute by its name: it lets the emitted proxies derive from an internal class and
/// implement internal grain interfaces.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
