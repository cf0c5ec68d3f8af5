using System.Runtime.CompilerServices;
using Crab.Trainer.Backend;

namespace Crab.Trainer.Tests;

/// <summary>Has all tests of this assembly sum as <c>crab parity</c> does: a process can choose only once, before anything is computed.</summary>
internal static class SumsAsTheOriginal
{
    [ModuleInitializer]
    public static void Choose() => OriginalSums.Use();
}
