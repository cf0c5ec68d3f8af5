using System.Reflection;
using System.Reflection.Emit;
using Crab.Trainer.Backend;
using TorchSharp;

namespace Crab.Trainer.Tests;

/// <summary>
/// The trainer calls nothing in TorchSharp that makes a number and lets go of it before libtorch has read it: on a loaded machine the garbage
/// collector may free it first (decision 0063).
/// </summary>
public sealed class NumbersOfLibtorchTests
{
    private const string Conversion = "op_Implicit", Explicit = nameof(ScalarExtensionMethods.ToScalar);
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private static readonly Assembly Torch = typeof(Scalar).Assembly;
    private readonly Dictionary<MethodBase, bool> _makesNumbers = [];

    [Fact]
    public void Trainer_CallsNothingThatLetsGoOfANumber()
    {
        var calls =
            from type in typeof(Arithmetic).Assembly.GetTypes()
            from method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            from called in Calls(method)
            where called.Name != Explicit && MakesNumbers(called)
            select $"{type.Name}.{method.Name} calls {called.DeclaringType!.Name}.{called.Name}: use {nameof(Arithmetic)}, or a number in a using";

        Assert.Empty(calls.Distinct());
    }

    [Fact]
    public void Search_FindsOperatorsThatLetGoOfANumber()
    {
        static torch.Tensor Sum(torch.Tensor one, torch.Tensor two) => one + two;
        static torch.Tensor Product(torch.Tensor one, torch.Tensor two) => one * two;
        bool Found(Delegate method) => Calls(method.Method).Any(MakesNumbers);

        Assert.True(Found(Sum));
        Assert.False(Found(Product));
    }

    /// <summary>Whether a method of TorchSharp converts a number on its way to libtorch, itself or in what it calls.</summary>
    private bool MakesNumbers(MethodBase method)
    {
        if (method.DeclaringType?.Assembly != Torch)
        {
            return false;
        }

        if (!_makesNumbers.TryGetValue(method, out var known))
        {
            _makesNumbers[method] = false;
            known = (method.DeclaringType == typeof(Scalar) && method.Name == Conversion) || method.Name == Explicit || Calls(method).Any(MakesNumbers);
            _makesNumbers[method] = known;
        }

        return known;
    }

    /// <summary>What a method's body calls or makes; bytes that only look like a call are none that resolves.</summary>
    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        byte[] call = [(byte)OpCodes.Call.Value, (byte)OpCodes.Callvirt.Value, (byte)OpCodes.Newobj.Value];
        var body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at + sizeof(int) < body.Length; at++)
        {
            if (call.Contains(body[at]) && Resolve(method, BitConverter.ToInt32(body, at + 1)) is { } called)
            {
                yield return called;
            }
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(
                token, method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception failure) when (failure is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }
}
