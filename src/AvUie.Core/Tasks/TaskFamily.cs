namespace AvUie.Core;

/// <summary>The seven task families of AV-UIE v2 (Crab+, arXiv 2603.04128).</summary>
public enum TaskFamily
{
    /// <summary>a2v, v2a.</summary>
    Matching,

    /// <summary>ks, ucf.</summary>
    Action,

    /// <summary>meld, mer24, cremad, mafw, dfew.</summary>
    Emotion,

    /// <summary>avqa, avqa_thu.</summary>
    QuestionAnswering,

    /// <summary>ave, unav, avvp.</summary>
    EventLocalization,

    /// <summary>s4, ms3, arig, ref_avs.</summary>
    Segmentation,

    /// <summary>avcap.</summary>
    Captioning,
}
