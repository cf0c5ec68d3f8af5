namespace AvUie.Core;

/// <summary>The clip of YouTube that a sample shows or sounds, so that one clip is known again under the names of several datasets.</summary>
/// <param name="Id">The video: 11 characters of A-Z a-z 0-9 _ -.</param>
/// <param name="Start">Where the clip begins in it, in seconds; null where the dataset's names do not say.</param>
public sealed record YouTubeClip(string Id, double? Start);
