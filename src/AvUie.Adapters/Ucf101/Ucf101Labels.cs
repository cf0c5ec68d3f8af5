using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>The 101 classes of UCF101; the place in this list, from 1 on, is the number of <c>classInd.txt</c>.</summary>
internal static partial class Ucf101Labels
{
    public static Vocabulary All { get; } = new(
        "ApplyEyeMakeup", "ApplyLipstick", "Archery", "BabyCrawling", "BalanceBeam", "BandMarching", "BaseballPitch", "Basketball",
        "BasketballDunk", "BenchPress", "Biking", "Billiards", "BlowDryHair", "BlowingCandles", "BodyWeightSquats", "Bowling",
        "BoxingPunchingBag", "BoxingSpeedBag", "BreastStroke", "BrushingTeeth", "CleanAndJerk", "CliffDiving", "CricketBowling",
        "CricketShot", "CuttingInKitchen", "Diving", "Drumming", "Fencing", "FieldHockeyPenalty", "FloorGymnastics", "FrisbeeCatch",
        "FrontCrawl", "GolfSwing", "Haircut", "Hammering", "HammerThrow", "HandstandPushups", "HandstandWalking", "HeadMassage",
        "HighJump", "HorseRace", "HorseRiding", "HulaHoop", "IceDancing", "JavelinThrow", "JugglingBalls", "JumpingJack",
        "JumpRope", "Kayaking", "Knitting", "LongJump", "Lunges", "MilitaryParade", "Mixing", "MoppingFloor", "Nunchucks",
        "ParallelBars", "PizzaTossing", "PlayingCello", "PlayingDaf", "PlayingDhol", "PlayingFlute", "PlayingGuitar",
        "PlayingPiano", "PlayingSitar", "PlayingTabla", "PlayingViolin", "PoleVault", "PommelHorse", "PullUps", "Punch", "PushUps",
        "Rafting", "RockClimbingIndoor", "RopeClimbing", "Rowing", "SalsaSpin", "ShavingBeard", "Shotput", "SkateBoarding",
        "Skiing", "Skijet", "SkyDiving", "SoccerJuggling", "SoccerPenalty", "StillRings", "SumoWrestling", "Surfing", "Swing",
        "TableTennisShot", "TaiChi", "TennisSwing", "ThrowDiscus", "TrampolineJumping", "Typing", "UnevenBars", "VolleyballSpiking",
        "WalkingWithDog", "WallPushups", "WritingOnBoard", "YoYo");

    /// <summary>The 50 classes that UCF101 took over from UCF50: their clips have no sound. The other 51 have.</summary>
    private static readonly Vocabulary Silent = new(
        "BaseballPitch", "Basketball", "BenchPress", "Biking", "Billiards", "BreastStroke", "CleanAndJerk", "Diving", "Drumming",
        "Fencing", "GolfSwing", "HighJump", "HorseRace", "HorseRiding", "HulaHoop", "JavelinThrow", "JugglingBalls", "JumpingJack",
        "JumpRope", "Kayaking", "Lunges", "MilitaryParade", "Mixing", "Nunchucks", "PizzaTossing", "PlayingGuitar", "PlayingPiano",
        "PlayingTabla", "PlayingViolin", "PoleVault", "PommelHorse", "PullUps", "Punch", "PushUps", "RockClimbingIndoor",
        "RopeClimbing", "Rowing", "SalsaSpin", "SkateBoarding", "Skiing", "Skijet", "SoccerJuggling", "Swing", "TaiChi",
        "TennisSwing", "ThrowDiscus", "TrampolineJumping", "VolleyballSpiking", "WalkingWithDog", "YoYo");

    private static readonly Dictionary<string, int> Indices = All.Labels
        .Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index + 1, StringComparer.OrdinalIgnoreCase);

    public static bool HasAudio(string label) => !Silent.Contains(label);

    /// <summary>The number of a class in any spelling, from 1 on; 0 where there is none. Class 37 goes about as HandStandPushups too.</summary>
    public static int Index(string label) => Indices.GetValueOrDefault(label);

    /// <summary>How answers may spell a class: in lower case, as the lists do, or in words.</summary>
    public static IReadOnlyList<string> Spellings { get; } = ["lower", "listed", "readable"];

    /// <summary>Every class in every spelling, each text once.</summary>
    public static IReadOnlyList<string> Answers { get; } =
        [.. Spellings.SelectMany(spelling => All.Labels.Select(label => Answer(label, spelling))).Distinct(StringComparer.Ordinal)];

    /// <summary>A class in one of the spellings: <c>ApplyEyeMakeup</c> becomes <c>applyeyemakeup</c>, stays, or becomes <c>apply eye makeup</c>.</summary>
    public static string Answer(string label, string spelling) => spelling switch
    {
        "readable" => Hump().Replace(label, " ").ToLowerInvariant(),
        "listed" => label,
        _ => PythonText.Lower(label),
    };

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Hump();
}
