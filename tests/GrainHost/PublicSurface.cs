using System.Reflection;
using System.Text.RegularExpressions;

namespace Boxyard.Tests.GrainHost;

/// <summary>
/// Writes the public types and members of an assembly as lines: without namespaces, and without what callers written in
/// C# do not see in a signature (static class, nullable reference, default value, generic constraint).
/// </summary>
internal static partial class PublicSurface
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(void)] = "void",
    };

    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IReadOnlyList<string> Describe(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(Describe).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Describe(Type type)
    {
        yield return $"{KindOf(type)} {NameOf(type)}";
        foreach (var parent in BasesOf(type))
        {
            yield return $"{NameOf(type)}: is {NameOf(parent)}";
        }

        foreach (var member in type.GetMembers(Declared).Select(Describe).OfType<string>())
        {
            yield return $"{NameOf(type)}: {member}";
        }
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) && !constructor.IsStatic =>
            $"{Access(constructor)}new({ParametersOf(constructor)})",
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Describe(property),
        FieldInfo { IsPublic: true, IsLiteral: true, DeclaringType.IsEnum: true } field =>
            $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue())}",
        FieldInfo { IsPublic: true, IsSpecialName: false } field =>
            $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{NameOf(field.FieldType)} {field.Name}",
        MethodInfo { IsSpecialName: false } method when IsVisible(method) => Describe(method),
        _ => null,
    };

    private static string Describe(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToArray();
        var setter = accessors.SingleOrDefault(accessor => accessor.ReturnType == typeof(void));
        var isInit = setter?.ReturnParameter.GetRequiredCustomModifiers().Length > 0;
        var getter = accessors.Length > (setter is null ? 0 : 1) ? "get; " : "";
        var set = setter is null ? "" : isInit ? "init; " : "set; ";
        return $"{Access(accessors[0])}{NameOf(property.PropertyType)} {property.Name} {{ {getter}{set}}}";
    }

    private static string Describe(MethodInfo method)
    {
        var generics = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";
        var isOpen = method.IsVirtual && !method.IsFinal && !method.IsAbstract;
        var kind = method.IsStatic ? "static " : isOpen ? "virtual " : "";
        return $"{Access(method)}{kind}{NameOf(method.ReturnType)} {method.Name}{generics}({ParametersOf(method)})";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) =>
        method.IsPublic ? "" : method.IsFamily ? "protected " : "protected internal ";

    private static string KindOf(Type type) =>
        type.IsInterface ? "interface"
        : type.IsEnum ? "enum"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class" : "class";

    private static IEnumerable<Type> BasesOf(Type type)
    {
        if (type.IsEnum)
        {
            return [];
        }

        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)
            ? type.GetInterfaces().Except(parent.GetInterfaces()).Prepend(parent)
            : type.GetInterfaces();
    }

    private static string ParametersOf(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(Describe));

    private static string Describe(ParameterInfo parameter)
    {
        var isThis = parameter.Position == 0
            && parameter.Member.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), inherit: false);
        return $"{(isThis ? "this " : "")}{NameOf(parameter.ParameterType)} {parameter.Name}"
            + (parameter.IsOptional ? " = default" : "");
    }

    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{NameOf(underlying)}?";
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        var arguments = type.IsGenericType
            ? $"<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : "";
        return Arity().Replace(type.Name, "") + arguments;
    }

    [GeneratedRegex("`\\d+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Arity();
}
