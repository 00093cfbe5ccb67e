using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Boxyard.GrainHost;

/// <summary>
/// Emits one class a grain interface. Each method packs its arguments in a value tuple and hands them with its
/// <see cref="GrainMethod"/>, which stands in a static field, to <see cref="GrainProxy"/>.
/// </summary>
internal static class GrainProxyFactory
{
    private const BindingFlags Inner = BindingFlags.Instance | BindingFlags.NonPublic;

    // The tuple types have this many direct members; a method with more arguments wants a record.
    private const int MaxParameterCount = 7;

    private static readonly ConstructorInfo ProxyConstructor = typeof(GrainProxy).GetConstructors(
        Inner | BindingFlags.Public).Single();

    private static readonly ConcurrentDictionary<Type, Func<Silo, GrainIdentity, GrainProxy>> Constructors = new();

    internal static GrainProxy Create(Type grainInterface, Silo silo, GrainIdentity identity) =>
        Constructors.GetOrAdd(grainInterface, CompileConstructor)(silo, identity);

    private static Func<Silo, GrainIdentity, GrainProxy> CompileConstructor(Type grainInterface)
    {
        var silo = Expression.Parameter(typeof(Silo));
        var identity = Expression.Parameter(typeof(GrainIdentity));
        var constructor = Emit(grainInterface).GetConstructors().Single();
        var create = Expression.New(constructor, silo, identity);
        return Expression.Lambda<Func<Silo, GrainIdentity, GrainProxy>>(create, silo, identity).Compile();
    }

    private static Type Emit(Type grainInterface)
    {
        var name = $"Boxyard.GrainProxies.{grainInterface.FullName}";
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(name), AssemblyBuilderAccess.Run);
        OpenInternals(assembly, typeof(GrainProxy).Assembly);
        OpenInternals(assembly, grainInterface.Assembly);
        var proxy = assembly.DefineDynamicModule(name).DefineType(
            name, TypeAttributes.Class | TypeAttributes.Sealed | TypeAttributes.Public, typeof(GrainProxy), [grainInterface]);
        EmitConstructor(proxy);

        var methods = grainInterface.GetInterfaces().Prepend(grainInterface)
            .SelectMany(type => type.GetMethods())
            .Where(method => !method.IsStatic)
            .Select((method, index) => (FieldName: $"Method{index}", Described: Describe(method), Method: method))
            .ToArray();
        foreach (var (fieldName, described, method) in methods)
        {
            var field = proxy.DefineField(fieldName, described.GetType(), FieldAttributes.Public | FieldAttributes.Static);
            EmitMethod(proxy, field, method, described.GetType());
        }

        var type = proxy.CreateType();
        foreach (var (fieldName, described, _) in methods)
        {
            type.GetField(fieldName)!.SetValue(null, described);
        }

        return type;
    }

    private static void OpenInternals(AssemblyBuilder assembly, Assembly opened)
    {
        var attribute = typeof(IgnoresAccessChecksToAttribute).GetConstructors().Single();
        assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [opened.GetName().Name!]));
    }

    private static void EmitConstructor(TypeBuilder proxy)
    {
        var code = proxy.DefineConstructor(
            MethodAttributes.Public, CallingConventions.HasThis, [typeof(Silo), typeof(GrainIdentity)]).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Call, ProxyConstructor);
        code.Emit(OpCodes.Ret);
    }

    private static GrainMethod Describe(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var result = ResultType(method.ReturnType);
        if (result is null || method.IsGenericMethod || parameters.Length > MaxParameterCount
            || parameters.Any(parameter => parameter.ParameterType.IsByRef))
        {
            throw new NotSupportedException(
                $"{method.DeclaringType}.{method.Name} cannot be called in this host. A grain method returns Task, "
                + "Task<T>, ValueTask, ValueTask<T> or void, is not generic and has at most "
                + $"{MaxParameterCount} parameters, none by reference.");
        }

        var arguments = ArgumentsType(parameters);
        var type = result == typeof(void)
            ? typeof(VoidGrainMethod<>).MakeGenericType(arguments)
            : typeof(ResultGrainMethod<,>).MakeGenericType(arguments, result);
        return (GrainMethod)System.Activator.CreateInstance(type, Inner | BindingFlags.Public, null, [method], null)!;
    }

    private static Type? ResultType(Type returned)
    {
        if (returned == typeof(void) || returned == typeof(Task) || returned == typeof(ValueTask))
        {
            return typeof(void);
        }

        var definition = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        return definition == typeof(Task<>) || definition == typeof(ValueTask<>) ? returned.GenericTypeArguments[0] : null;
    }

    private static Type ArgumentsType(ParameterInfo[] parameters)
    {
        Type[] types = [.. parameters.Select(parameter => parameter.ParameterType)];
        return types.Length == 0
            ? typeof(ValueTuple)
            : Type.GetType($"System.ValueTuple`{types.Length}", throwOnError: true)!.MakeGenericType(types);
    }

    private static void EmitMethod(TypeBuilder proxy, FieldInfo field, MethodInfo method, Type describedType)
    {
        Type[] types = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        var emitted = proxy.DefineMethod(
            $"{method.DeclaringType}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig,
            method.ReturnType,
            types);
        proxy.DefineMethodOverride(emitted, method);
        var code = emitted.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldsfld, field);
        EmitArguments(code, types, describedType.GenericTypeArguments[0]);
        EmitCall(code, method.ReturnType, describedType.GenericTypeArguments);
        code.Emit(OpCodes.Ret);
    }

    private static void EmitArguments(ILGenerator code, Type[] types, Type tuple)
    {
        if (types.Length == 0)
        {
            var empty = code.DeclareLocal(tuple);
            code.Emit(OpCodes.Ldloc, empty);
            return;
        }

        for (var index = 1; index <= types.Length; index++)
        {
            code.Emit(OpCodes.Ldarg, (short)index);
        }

        code.Emit(OpCodes.Newobj, tuple.GetConstructor(types)!);
    }

    private static void EmitCall(ILGenerator code, Type returned, Type[] typeArguments)
    {
        var call = typeof(GrainProxy).GetMethods(Inner)
            .Single(method => method.IsGenericMethod && method.GetGenericArguments().Length == typeArguments.Length)
            .MakeGenericMethod(typeArguments);
        code.Emit(OpCodes.Call, call);
        if (returned == typeof(void))
        {
            code.Emit(OpCodes.Pop);
        }
        else if (returned.IsValueType)
        {
            code.Emit(OpCodes.Newobj, returned.GetConstructor([call.ReturnType])!);
        }
    }
}
