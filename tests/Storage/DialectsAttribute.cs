using System.Reflection;
using Xunit.Sdk;

namespace Boxyard.Tests.Storage;

/// <summary>Runs a theory once on each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DialectsAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Dialect.Sqlite], [Dialect.Postgres]];
}
