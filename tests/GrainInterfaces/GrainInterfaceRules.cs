using System.Collections.Immutable;
using System.Reflection;

namespace Boxyard.Tests.GrainInterfaces;

/// <summary>
/// What a grain interface and the types that travel in its calls must keep so that both engines can run it. Each broken
/// rule is one sentence that names the place.
/// </summary>
internal sealed class GrainInterfaceRules
{
    private static readonly HashSet<Type> PlainTypes =
    [
        typeof(string), typeof(decimal), typeof(DateTimeOffset), typeof(TimeSpan), typeof(Guid), typeof(Uri),
        typeof(ReadOnlyMemory<byte>),
    ];

    private static readonly HashSet<Type> Containers =
    [
        typeof(Nullable<>), typeof(ImmutableArray<>), typeof(IReadOnlyList<>), typeof(List<>), typeof(Dictionary<,>),
        typeof(ImmutableDictionary<,>), typeof(IReadOnlyDictionary<,>), typeof(ImmutableList<>),
    ];

    private static readonly HashSet<Type> Returns = [typeof(Task<>), typeof(ValueTask<>), typeof(IAsyncEnumerable<>)];

    private readonly List<string> _broken = [];
    private readonly HashSet<Type> _seen = [];

    internal static IReadOnlyList<string> FindBroken(IEnumerable<Type> types)
    {
        var rules = new GrainInterfaceRules();
        foreach (var type in types.Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain))))
        {
            rules.CheckInterface(type);
        }

        return rules._broken;
    }

    private void CheckInterface(Type type)
    {
        Require(HasAlias(type), $"{type.Name} has no [Alias].");
        Require(
            type.IsAssignableTo(typeof(IGrainWithStringKey)) != type.IsAssignableTo(typeof(IGrainWithIntegerKey)),
            $"{type.Name} extends neither or both of IGrainWithStringKey and IGrainWithIntegerKey.");
        foreach (var method in type.GetMethods())
        {
            CheckMethod($"{type.Name}.{method.Name}", method);
        }
    }

    private void CheckMethod(string place, MethodInfo method)
    {
        CheckReturn(place, method.ReturnType);

        // That a token stands last is CA1068's business.
        foreach (var parameter in method.GetParameters().Where(item => item.ParameterType != typeof(CancellationToken)))
        {
            CheckTravels($"{place}({parameter.Name})", parameter.ParameterType);
        }
    }

    private void CheckReturn(string place, Type returned)
    {
        if (returned == typeof(Task) || returned == typeof(ValueTask))
        {
            return;
        }

        if (returned.IsGenericType && Returns.Contains(returned.GetGenericTypeDefinition()))
        {
            CheckTravels(place, returned.GenericTypeArguments[0]);
            return;
        }

        Require(false, $"{place} returns {returned.Name}; allowed are Task, ValueTask and IAsyncEnumerable.");
    }

    private void CheckTravels(string place, Type type)
    {
        if (type.IsPrimitive || PlainTypes.Contains(type))
        {
            return;
        }

        if (type.IsArray)
        {
            CheckTravels(place, type.GetElementType()!);
        }
        else if (type.IsGenericType && Containers.Contains(type.GetGenericTypeDefinition()))
        {
            Array.ForEach(type.GenericTypeArguments, argument => CheckTravels(place, argument));
        }
        else if (!type.IsEnum && !type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            Require(false, $"{place} carries {type.Name}, which is not [GenerateSerializer].");
        }
        else if (_seen.Add(type))
        {
            CheckOwnType(type);
        }
    }

    private void CheckOwnType(Type type)
    {
        Require(HasAlias(type), $"{type.Name} has no [Alias].");
        if (type.IsEnum)
        {
            return;
        }

        if (type.IsInterface || type.IsAbstract)
        {
            Require(false, $"{type.Name} is abstract; a travelling type is a record that can be made.");
            return;
        }

        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        MemberInfo[] members = [.. type.GetProperties(Own).Where(IsStored), .. type.GetFields(Own).Where(IsDeclared)];
        Array.ForEach(members, CheckMember);
        foreach (var ids in members.GroupBy(member => (member.DeclaringType, FindId(member)?.Id)))
        {
            Require(
                ids.Key.Id is null || ids.Count() == 1,
                $"{type.Name} has [Id({ids.Key.Id})] on {string.Join(" and ", ids.Select(member => member.Name))}.");
        }
    }

    private void CheckMember(MemberInfo member)
    {
        var place = $"{member.DeclaringType!.Name}.{member.Name}";
        Require(FindId(member) is not null, $"{place} has no [Id].");
        Require(IsImmutable(member), $"{place} can be changed; make it init or readonly.");
        CheckTravels(place, member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType);
    }

    // A property that computes its value has no field of its own and is not serialised.
    private static bool IsStored(PropertyInfo property) =>
        property.DeclaringType!.GetField(
            $"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static bool IsDeclared(FieldInfo field) => !field.Name.StartsWith('<');

    private static bool IsImmutable(MemberInfo member) => member switch
    {
        PropertyInfo { SetMethod: { } setter } =>
            setter.ReturnParameter.GetRequiredCustomModifiers().Contains(
                typeof(System.Runtime.CompilerServices.IsExternalInit)),
        FieldInfo field => field.IsInitOnly,
        _ => true,
    };

    private static IdAttribute? FindId(MemberInfo member) => member.GetCustomAttribute<IdAttribute>();

    private static bool HasAlias(Type type) => type.IsDefined(typeof(AliasAttribute), inherit: false);

    private void Require(bool isKept, string sentence)
    {
        if (!isKept)
        {
            _broken.Add(sentence);
        }
    }
}
