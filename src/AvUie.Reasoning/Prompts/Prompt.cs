namespace AvUie.Reasoning;

/// <summary>A versioned prompt: <c>Prompts/Library/*.yaml</c>, or a file of the same name in the build's own folder of prompts.</summary>
/// <param name="Id">Name and version, such as <c>action/1</c>.</param>
/// <param name="Sha256">Hash of every file it was made of.</param>
/// <param name="System">System message with the slots <c>{guidance}</c> and <c>{examples}</c> filled in.</param>
/// <param name="User">User message with slots.</param>
/// <param name="Repair">What is added to the user message when a reply is to be mended; empty where the prompt knows no repair.</param>
internal sealed record Prompt(string Id, string Sha256, string System, string User, string Repair);
